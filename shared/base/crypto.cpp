#include "shared/base/crypto.h"

#include <sodium.h>

#include <cassert>

namespace oneflower {
namespace {

// libsodium picks its processor-specific code once; without this it still works, only slower.
void EnsureReady() {
  [[maybe_unused]] static const int ready = sodium_init();
  assert(ready >= 0);
}

}  // namespace

Hash HashOf(std::initializer_list<std::span<const uint8_t>> parts) {
  EnsureReady();
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, sizeof(Hash));
  for (const auto part : parts) crypto_generichash_update(&state, part.data(), part.size());
  Hash hash{};
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hash;
}

Hash Sha256Of(std::span<const uint8_t> bytes) {
  EnsureReady();
  Hash hash{};
  crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
  return hash;
}

KeyPair::KeyPair(const Seed& seed) : seed_(seed) {
  EnsureReady();
  crypto_sign_seed_keypair(public_key_.data(), secret_.data(), seed_.data());
}

KeyPair KeyPair::Generate(Random& random) {
  Seed seed{};
  random.Fill(seed);
  return KeyPair(seed);
}

Signature KeyPair::Sign(std::span<const uint8_t> message) const {
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.data());
  return signature;
}

bool Verify(const PublicKey& key, std::span<const uint8_t> message, const Signature& signature) {
  EnsureReady();
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     key.data()) == 0;
}

Result<std::string> HashSecret(std::string_view secret) {
  EnsureReady();
  constexpr size_t kMemory = 16 << 20;
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), secret.data(), secret.size(),
                            crypto_pwhash_OPSLIMIT_INTERACTIVE, kMemory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return Fail(ErrorKind::kIo, "no memory to hash a secret");
  }
  return std::string(hash.data());
}

bool IsSecretHash(std::string_view text) {
  return text.starts_with(crypto_pwhash_STRPREFIX) && text.size() < crypto_pwhash_STRBYTES;
}

bool SecretMatches(const std::string& hash, std::string_view secret) {
  EnsureReady();
  return IsSecretHash(hash) &&
         crypto_pwhash_str_verify(hash.c_str(), secret.data(), secret.size()) == 0;
}

bool EqualInConstantTime(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace oneflower
