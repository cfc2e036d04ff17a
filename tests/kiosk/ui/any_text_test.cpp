// Text of any bytes is broken, measured and drawn, a box at worst: feed, staff, scanner and the
// community's files may bring whatever Unicode has, and what it has not.
#include <gtest/gtest.h>
#include <imgui.h>

#include <cstdlib>
#include <ios>
#include <memory>
#include <vector>

#include "kiosk/ui/line_break.h"
#include "kiosk/ui/text_engine.h"
#include "shared/base/utf8.h"
#include "tests/support/unseen_pages.h"

namespace oneflower::ui {
namespace {

constexpr char32_t kLastCodePoint = 0x10FFFF;

// One of each line-break class of UAX 14.
constexpr std::u32string_view kOneOfEachClass =
    U"(})\"\u00A0\u3005!/,$%1a\u05D0\u4E00\u2026-\u2010\u00B4\u2014\u200B\u0301\u2060\uAC00\uAC01"
    U"\u1100\u1160\u11A8\u00A1\u000B\uFFFC\u3041\r\n\u0085\u0E01 \uE000\U0001F33A";

// Regional indicators, what is no character, surrogates, and what is beyond Unicode.
std::u32string Hazards() {
  std::u32string hazards = U"\U0000FFFE\U0000FFFF\U0010FFFF";
  hazards += {0, 0xD800, 0xDFFF, 0x110000, 0xFFFFFFFF};
  for (char32_t c = 0x1F1E6; c <= 0x1F1FF; ++c) hazards += c;
  return hazards;
}

void ExpectBreaks(const std::u32string& text) {
  const auto breaks = FindBreaks(text);
  ASSERT_EQ(breaks.size(), text.size());
  EXPECT_EQ(breaks.back(), BreakAfter::kNo);
}

TEST(LineBreakOfAnyText, EveryCodePointAlone) {
  // All of the planes that have characters of many kinds; of the others one in sixteen.
  for (char32_t c = 0; c <= kLastCodePoint; c += c < 0x20000 || c >> 16 == 0xE ? 1 : 16) {
    ASSERT_EQ(FindBreaks({&c, 1}).size(), 1U);
  }
}

TEST(LineBreakOfAnyText, EveryCodePointInOneText) {
  std::u32string all;
  for (char32_t c = 0; c <= kLastCodePoint; ++c) all += c;
  ExpectBreaks(all);
}

TEST(LineBreakOfAnyText, HazardsBesideEachClassAndEachOther) {
  const std::u32string hazards = Hazards();
  for (const char32_t hazard : hazards) {
    for (const char32_t other : std::u32string(kOneOfEachClass) + hazards) {
      ExpectBreaks({hazard, other});
      ExpectBreaks({other, hazard});
      ExpectBreaks({U'花', hazard, other, U'花'});
    }
  }
}

TEST(LineBreakOfAnyText, WhatComesAfterANonCharacterIsBrokenAsEver) {
  const auto breaks = FindBreaks(U"花\uFFFF园 \n花");
  EXPECT_EQ(breaks[4], BreakAfter::kMust);
}

TEST(LineBreakOfAnyText, AFlagIsNotTornApart) {
  const auto breaks = FindBreaks(U"挂\U0001F1E8\U0001F1F3\U0001F1E8\U0001F1F3旗");
  using enum BreakAfter;
  EXPECT_EQ(breaks, (std::vector{kAllowed, kNo, kAllowed, kNo, kAllowed, kNo}));
}

class AnyText : public testing::Test {
 protected:
  AnyText() : fonts_(Fonts::Load().value()) {
    EXPECT_TRUE(fonts_->UseCard(card_));
    ImGui::CreateContext(&fonts_->atlas());
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {1920, 1080};
    ImGui::GetIO().DeltaTime = 0.016F;
    engine_ = std::make_unique<TextEngine>(*fonts_, metrics_);
  }
  ~AnyText() override { ImGui::DestroyContext(); }

  // Breaks, measures and draws; how many corners were drawn.
  int Show(Face face, std::string_view text) {
    fonts_->BeginFrame();
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    for (const TextLine& line : engine_->Lines(face, text, 400)) {
      EXPECT_GE(line.width, 0);
      engine_->Draw(list, face, {0, 0}, IM_COL32_WHITE,
                    text.substr(line.begin, line.end - line.begin));
    }
    const int corners = list.VtxBuffer.Size;
    ImGui::EndFrame();
    return corners;
  }

  const Metrics metrics_{{}, TextMode::kStandard};
  UnseenPages card_;
  std::unique_ptr<Fonts> fonts_;
  std::unique_ptr<TextEngine> engine_;
};

TEST_F(AnyText, EveryCodePointIsShown) {
  constexpr char32_t kAtATime = 64;
  const char32_t step = std::getenv("ONEFLOWER_LONG") != nullptr ? kAtATime : 9 * kAtATime;
  for (char32_t first = 0; first <= kLastCodePoint; first += step) {
    std::u32string text;
    for (char32_t c = first; c < first + kAtATime; ++c) text += c;
    const int corners = Show(Face::kBody, ToUtf8(text));
    // Planes of marks are not drawn; control characters are blank.
    if (first >= 0x100 && first < 0xE0000) {
      EXPECT_GT(corners, 0) << std::hex << uint32_t{first};
    }
  }
  fonts_->BeginFrame();
  EXPECT_LE(fonts_->pages().page_count(), fonts_->pages().MaxPages());
}

TEST_F(AnyText, EveryPairOfBytesIsShown) {
  for (int first = 0; first < 256; ++first) {
    std::string text;
    for (int second = 0; second < 256; ++second) {
      text += {static_cast<char>(first), static_cast<char>(second), ' '};
    }
    EXPECT_GT(Show(Face::kHeading, text), 0) << first;
  }
}

// 𠮷 and 𬱖 in names, 𰻝 for noodles: above U+FFFF, and in Noto Sans CJK.
TEST_F(AnyText, RareHanOfNamesAreGlyphsInEveryFace) {
  for (int i = 0; i < kFaceCount; ++i) {
    const Face face = static_cast<Face>(i);
    for (const char32_t rare : U"\U00020BB7\U0002CC56\U00030EDD") {
      if (rare == 0) continue;
      EXPECT_TRUE(fonts_->Find(face, rare).exists()) << i << " " << std::hex << uint32_t{rare};
    }
    EXPECT_FALSE(fonts_->Find(face, U'\U0001F33A').exists());
  }
}

}  // namespace
}  // namespace oneflower::ui
