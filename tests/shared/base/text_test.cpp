#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/base/encoding.h"
#include "shared/base/utf8.h"

namespace oneflower {
namespace {

TEST(Utf8, HanEmojiAndLatinComeBackAsTheyWent) {
  const std::string text = "一朵花 a é 🌸👩‍🌾";
  EXPECT_TRUE(IsValidUtf8(text));
  EXPECT_EQ(ToUtf8(ToCodePoints(text)), text);
}

TEST(Utf8, OverlongSurrogateAndCutSequencesAreNotText) {
  for (const char* bad :
       {"\xC0\x80", "\xED\xA0\x80", "\xE4\xB8", "\xFF", "\xF5\x80\x80\x80", "\x80"}) {
    EXPECT_FALSE(IsValidUtf8(bad));
    EXPECT_EQ(ToCodePoints(bad).front(), kReplacementCharacter);
  }
}

TEST(Utf8, ReadingAnyBytesEnds) {
  rc::check("every byte string is read to its end", [](const std::string& bytes) {
    size_t pos = 0;
    while (pos < bytes.size()) {
      const size_t before = pos;
      NextCodePoint(bytes, pos);
      RC_ASSERT(pos > before);
    }
    RC_ASSERT(pos == bytes.size());
  });
}

TEST(Utf8, TrimTakesTheIdeographicBlankToo) {
  EXPECT_EQ(Trim(" 　修 路\n"), "修 路");
  EXPECT_EQ(Trim(" 　 "), "");
  EXPECT_EQ(Trim(""), "");
}

TEST(Utf8, AnEllipsisStandsOnlyWhereSomethingWasCut) {
  EXPECT_EQ(Ellipsize("一二三", 3), "一二三");
  EXPECT_EQ(Ellipsize("一二三四", 3), "一二三…");
}

TEST(Encoding, KnownVectorsOfBase64) {
  EXPECT_EQ(ToBase64(AsBytes("")), "");
  EXPECT_EQ(ToBase64(AsBytes("f")), "Zg==");
  EXPECT_EQ(ToBase64(AsBytes("foob")), "Zm9vYg==");
  EXPECT_EQ(ToBase64(AsBytes("foobar")), "Zm9vYmFy");
}

TEST(Encoding, BytesComeBackFromHexAndBase64) {
  rc::check("hex and base64 are reversible", [](const Bytes& bytes) {
    RC_ASSERT(FromHex(ToHex(bytes)).value() == bytes);
    RC_ASSERT(FromBase64(ToBase64(bytes)).value() == bytes);
  });
}

TEST(Encoding, WhatIsNoHexOrBase64IsRefused) {
  EXPECT_FALSE(FromHex("abc"));
  EXPECT_FALSE(FromHex("zz"));
  EXPECT_FALSE(FromBase64("Zg="));
  EXPECT_FALSE(FromBase64("Zg=*"));
  EXPECT_FALSE(FromBase64("===="));
}

}  // namespace
}  // namespace oneflower
