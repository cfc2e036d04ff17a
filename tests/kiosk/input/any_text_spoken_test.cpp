// Text of any bytes is made ready for the voice: what cannot be said is left out.
#include <gtest/gtest.h>

#include <string>

#include "kiosk/input/spoken_text.h"
#include "shared/base/utf8.h"

namespace oneflower {
namespace {

constexpr size_t kLong = 100'000;  // ten times the longest text that a station takes

void Speak(const std::string& text) {
  for (const auto language : {SpokenLanguage::kChinese, SpokenLanguage::kEnglish}) {
    for (const SpokenPart& part : SpokenParts(text, language, {})) EXPECT_FALSE(part.text.empty());
  }
}

// All of the first plane and the one of emoji; of the others one in sixteen.
TEST(SpokenAnyText, EveryCodePoint) {
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 || c >> 12 == 0x1F ? 1 : 16) {
    AppendUtf8(c, text);
    if (text.size() < 1'000) continue;
    Speak(text);
    text.clear();
  }
  Speak(text);
}

TEST(SpokenAnyText, EveryPairOfBytes) {
  for (int first = 0; first < 256; ++first) {
    std::string text;
    for (int second = 0; second < 256; ++second) {
      text += {static_cast<char>(first), static_cast<char>(second)};
    }
    Speak(text);
  }
}

// A library's matcher that calls itself for each sign ends the program at some ten thousand.
TEST(SpokenAnyText, RunsWithoutAnEnd) {
  for (const char* piece : {"1", "w", "w1", "1W", "1-", "888 ", "1.", "1:", "9%", "\xF0\x9F"}) {
    std::string text;
    while (text.size() < kLong) text += piece;
    SCOPED_TRACE(piece);
    Speak(text);
  }
}

}  // namespace
}  // namespace oneflower
