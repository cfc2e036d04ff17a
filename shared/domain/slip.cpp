#include "shared/domain/slip.h"

#include "shared/base/crypto.h"
#include "shared/base/encoding.h"

namespace oneflower {
namespace {

// Multiplication by x in GF(32) = GF(2)[x] / (x^5 + x^2 + 1).
constexpr unsigned TimesX(unsigned value) {
  value <<= 1;
  return value & 32 ? value ^ 0b100101 : value;
}

// The symbol that makes the weighted sum zero; weights are x^6 … x^1, all different.
char CheckSymbol(std::string_view symbols) {
  unsigned sum = 0;
  for (const char symbol : symbols) {
    sum = TimesX(sum ^ static_cast<unsigned>(kSlipAlphabet.find(symbol)));
  }
  return kSlipAlphabet[sum];
}

char Capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string NewSlipCode(Random& random) {
  std::string code;
  for (size_t i = 0; i + 1 < kSlipLength; ++i) {
    code += kSlipAlphabet[RandomBelow(random, kSlipAlphabet.size())];
  }
  code += CheckSymbol(code);
  return code;
}

std::optional<std::string> ParseSlipCode(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const char symbol = Capital(c);
    if (kSlipAlphabet.find(symbol) == std::string_view::npos) return std::nullopt;
    code += symbol;
  }
  if (code.size() != kSlipLength) return std::nullopt;
  const std::string_view symbols = std::string_view(code).substr(0, kSlipLength - 1);
  if (CheckSymbol(symbols) != code.back()) return std::nullopt;
  return code;
}

std::optional<std::string> SlipCodeIn(std::string_view scanned) {
  constexpr std::string_view kBefore = "/s/";
  const size_t at = scanned.rfind(kBefore);
  return ParseSlipCode(at == std::string_view::npos ? scanned
                                                    : scanned.substr(at + kBefore.size()));
}

std::string FormatSlipCode(std::string_view code) {
  if (code.size() != kSlipLength) return std::string(code);
  return std::string(code.substr(0, 3)) + "-" + std::string(code.substr(3));
}

PicturePair PicturesOf(std::string_view code) {
  const Hash hash = HashOf({AsBytes("picture pair"), AsBytes(code)});
  const int number =
      (hash[0] << 16 | hash[1] << 8 | hash[2]) % (kSlipPictures * (kSlipPictures - 1));
  const int first = number / (kSlipPictures - 1);
  const int other = number % (kSlipPictures - 1);
  return {first, other < first ? other : other + 1};
}

}  // namespace oneflower
