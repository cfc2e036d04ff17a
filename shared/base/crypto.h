// Hashes and signatures. The only door to libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/encoding.h"
#include "shared/base/random.h"
#include "shared/base/result.h"

namespace oneflower {

using Hash = std::array<uint8_t, 32>;       // BLAKE2b-256
using PublicKey = std::array<uint8_t, 32>;  // Ed25519
using Seed = std::array<uint8_t, 32>;       // Ed25519 secret seed
using Signature = std::array<uint8_t, 64>;  // Ed25519

// BLAKE2b-256 of the parts, one after the other.
Hash HashOf(std::initializer_list<std::span<const uint8_t>> parts);

// SHA-256: what RFC 9530 calls `sha-256` in Content-Digest.
Hash Sha256Of(std::span<const uint8_t> bytes);

// A station's or hub's signing key. The seed is what is stored; it never leaves the machine.
class KeyPair {
 public:
  explicit KeyPair(const Seed& seed);
  static KeyPair Generate(Random& random);

  const Seed& seed() const { return seed_; }
  const PublicKey& public_key() const { return public_key_; }
  Signature Sign(std::span<const uint8_t> message) const;

 private:
  Seed seed_;
  PublicKey public_key_{};
  std::array<uint8_t, 64> secret_{};
};

bool Verify(const PublicKey& key, std::span<const uint8_t> message, const Signature& signature);

// A short secret, such as a PIN, as it may be kept in a file: Argon2id with its salt and costs (16
// MB and some 30 ms, so that few can be tried). kIo where there is no memory for it.
Result<std::string> HashSecret(std::string_view secret);
bool IsSecretHash(std::string_view text);
bool SecretMatches(const std::string& hash, std::string_view secret);

// Equal or not, in a time that does not tell where they differ.
bool EqualInConstantTime(std::string_view a, std::string_view b);

// Hex of exactly `N` bytes as an array.
template <size_t N>
Result<std::array<uint8_t, N>> ArrayFromHex(std::string_view hex) {
  auto bytes = FromHex(hex);
  if (!bytes) return std::unexpected(bytes.error());
  if (bytes->size() != N) return Fail(ErrorKind::kInvalid, "hex of wrong length");
  std::array<uint8_t, N> array{};
  std::copy(bytes->begin(), bytes->end(), array.begin());
  return array;
}

}  // namespace oneflower
