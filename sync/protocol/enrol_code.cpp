#include "sync/protocol/enrol_code.h"

#include "shared/domain/slip.h"

namespace oneflower {
namespace {

constexpr size_t kHalf = 10;  // symbols of five bits each
constexpr size_t kGroup = 5;  // symbols between two dashes

std::string FingerprintOf(const PublicKey& key) {
  const Hash hash = HashOf({AsBytes("oneflower hub key"), key});
  std::string symbols;
  for (size_t i = 0; i < kHalf; ++i) symbols += kSlipAlphabet[hash[i] % kSlipAlphabet.size()];
  return symbols;
}

}  // namespace

std::string NewEnrolCode(const PublicKey& hub_key, Random& random) {
  std::string plain;
  for (size_t i = 0; i < kHalf; ++i) {
    plain += kSlipAlphabet[RandomBelow(random, kSlipAlphabet.size())];
  }
  plain += FingerprintOf(hub_key);
  std::string code;
  for (size_t i = 0; i < plain.size(); ++i) {
    if (i > 0 && i % kGroup == 0) code += '-';
    code += plain[i];
  }
  return code;
}

std::string PlainEnrolCode(std::string_view typed) {
  std::string plain;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return plain;
}

bool CodeIsFor(std::string_view plain, const PublicKey& hub_key) {
  return plain.size() == 2 * kHalf && plain.substr(kHalf) == FingerprintOf(hub_key);
}

}  // namespace oneflower
