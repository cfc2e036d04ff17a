#include <gtest/gtest.h>

#include <ios>
#include <memory>
#include <set>

#include "kiosk/ui/flower_garden.h"
#include "kiosk/ui/line_break.h"
#include "kiosk/ui/lint.h"
#include "kiosk/ui/pointer.h"
#include "kiosk/ui/raster.h"
#include "kiosk/ui/strings.h"
#include "kiosk/ui/text_engine.h"
#include "kiosk/ui/theme.h"
#include "shared/base/utf8.h"

namespace oneflower::ui {
namespace {

const Metrics kMetrics({}, TextMode::kStandard);

Widget ButtonAt(const std::string& id, float x, float y, float side = 81) {
  return {.id = id, .role = Role::kButton, .label = id, .box = Box::At(x, y, side, side)};
}

class PointerTest : public testing::Test {
 protected:
  PointerTest() {
    record_.Add({.id = "list", .role = Role::kList, .box = Box::At(0, 500, 900, 400)});
    record_.Add(ButtonAt("a", 100, 100));
    record_.Add(ButtonAt("b", 300, 100));
    record_.Add(ButtonAt("row", 100, 600));
  }
  void Down(float x, float y, int64_t finger = 1) { Add(TouchEvent::Kind::kDown, x, y, finger); }
  void Move(float x, float y, int64_t finger = 1) { Add(TouchEvent::Kind::kMove, x, y, finger); }
  void Up(float x, float y, int64_t finger = 1) { Add(TouchEvent::Kind::kUp, x, y, finger); }
  void Add(TouchEvent::Kind kind, float x, float y, int64_t finger) {
    pointer_.Add({kind, finger, {x, y}, now_ += 10});
  }
  PointerFrame Frame() { return pointer_.Resolve(record_, kMetrics); }

  WidgetRecord record_;
  Pointer pointer_;
  int64_t now_ = 0;
};

TEST_F(PointerTest, ATapIsPressedInOneFrameAndActsInTheNext) {
  Down(120, 120);
  Up(121, 121);
  EXPECT_EQ(Frame().pressed, "a");
  EXPECT_TRUE(pointer_.Waiting());
  EXPECT_EQ(Frame().tapped, "a");
  EXPECT_TRUE(Frame().tapped.empty());
}

TEST_F(PointerTest, ATapCountsOnlyWhereItWentDown) {
  Down(120, 120);
  Frame();
  Move(320, 120);
  EXPECT_TRUE(Frame().pressed.empty());
  Up(320, 120);
  EXPECT_TRUE(Frame().tapped.empty());
}

TEST_F(PointerTest, AMissByFourMillimetresStillHits) {
  const float miss = kMetrics.Mm(3.5F);
  Down(100 - miss, 120);
  Frame();
  Up(100 - miss, 120);
  EXPECT_EQ(Frame().tapped, "a");
  Down(100 - kMetrics.Mm(5), 120);
  Frame();
  Up(100 - kMetrics.Mm(5), 120);
  EXPECT_TRUE(Frame().tapped.empty());
}

TEST_F(PointerTest, DraggingAListScrollsItAndPressesNothing) {
  Down(120, 620);
  EXPECT_EQ(Frame().pressed, "row");
  Move(120, 560);
  const PointerFrame drag = Frame();
  EXPECT_EQ(drag.dragged, "list");
  EXPECT_TRUE(drag.pressed.empty());
  EXPECT_FLOAT_EQ(drag.drag.y, -60);
  Up(120, 560);
  const PointerFrame end = Frame();
  EXPECT_TRUE(end.tapped.empty());
  EXPECT_LT(end.fling.y, 0);
}

TEST_F(PointerTest, WhatCanBeCarriedGoesAlongWithTheFingerAndIsStillTapped) {
  Widget block = ButtonAt("block", 500, 100);
  block.can_carry = true;
  record_.Add(block);
  Down(520, 120);
  Up(522, 121);
  Frame();
  EXPECT_EQ(Frame().tapped, "block");
  Down(520, 120);
  Move(560, 300);
  Frame();
  const PointerFrame carried = Frame();
  EXPECT_EQ(carried.carried, "block");
  EXPECT_EQ(carried.carried_at.y, 300);
  EXPECT_FALSE(carried.carry_ended);
  Up(600, 700);
  const PointerFrame end = Frame();
  EXPECT_TRUE(end.carry_ended);
  EXPECT_EQ(end.carried, "block");
  EXPECT_EQ(end.carried_at.x, 600);
  EXPECT_TRUE(end.tapped.empty());
  EXPECT_TRUE(end.dragged.empty()) << "over a list it scrolls nothing";
  EXPECT_TRUE(Frame().carried.empty());
}

TEST(Raster, AFilledShapeCoversItsPixelsOnceAndLeavesTheOthers) {
  // Two triangles that share an edge, half transparent: where they meet nothing is painted twice.
  constexpr ImU32 kHalfRed = IM_COL32(255, 0, 0, 128);
  Shapes square;
  for (const ImVec2 at : {ImVec2{2, 2}, {8, 2}, {8, 8}, {2, 8}}) {
    square.corners.push_back({at, kHalfRed});
  }
  square.triangles = {0, 1, 2, 0, 2, 3};
  const auto rgb = PaintShapes(square, 10, 10, IM_COL32_WHITE);
  ASSERT_EQ(rgb.size(), 300U);
  for (size_t y = 0; y < 10; ++y) {
    for (size_t x = 0; x < 10; ++x) {
      const bool inside = x >= 2 && x < 8 && y >= 2 && y < 8;
      EXPECT_EQ(rgb[(y * 10 + x) * 3], 255);
      EXPECT_EQ(rgb[(y * 10 + x) * 3 + 1], inside ? 127 : 255) << x << "," << y;
    }
  }
}

TEST(Raster, WhatReachesOverThePicturesEdgeIsCut) {
  const Shapes shapes = {.corners = {{{-50, -50}, IM_COL32_BLACK},
                                     {{200, -50}, IM_COL32_BLACK},
                                     {{-50, 200}, IM_COL32_BLACK}},
                         .triangles = {0, 1, 2}};
  const auto rgb = PaintShapes(shapes, 4, 4, IM_COL32_WHITE);
  for (const uint8_t value : rgb) EXPECT_EQ(value, 0);
}

TEST_F(PointerTest, TheFirstFingerOwnsTheScreen) {
  Down(120, 120, 1);
  Frame();
  Down(320, 120, 2);
  Up(320, 120, 2);
  EXPECT_TRUE(Frame().tapped.empty());
  Up(120, 120, 1);
  EXPECT_EQ(Frame().tapped, "a");
}

TEST_F(PointerTest, ARepeatedDownOfTheSameFingerIsNoSecondTap) {
  Down(120, 120);
  Down(120, 120);
  Up(120, 120);
  Frame();
  EXPECT_EQ(Frame().tapped, "a");
  EXPECT_TRUE(Frame().tapped.empty());
}

TEST_F(PointerTest, WhatIsCoveredOrSwitchedOffIsNotHit) {
  record_.CoverAll();
  Down(120, 120);
  Frame();
  Up(120, 120);
  EXPECT_TRUE(Frame().tapped.empty());
}

std::string Breakable(const std::string& text) {
  const std::u32string characters = ToCodePoints(text);
  const auto breaks = FindBreaks(characters);
  std::u32string marked;
  for (size_t i = 0; i < characters.size(); ++i) {
    marked += characters[i];
    if (breaks[i] == BreakAfter::kAllowed) marked += U'|';
    if (breaks[i] == BreakAfter::kMust) marked += U'¶';
  }
  return ToUtf8(marked);
}

TEST(LineBreak, AnywhereBetweenHanButNotBeforeClosingOrAfterOpeningMarks) {
  EXPECT_EQ(Breakable("加长椅"), "加|长|椅");
  EXPECT_EQ(Breakable("好。谢谢"), "好。|谢|谢");
  EXPECT_EQ(Breakable("在（三）楼"), "在|（三）|楼");
  EXPECT_EQ(Breakable("说“好”了"), "说|“好”|了");
  EXPECT_EQ(Breakable("等等……好"), "等|等……|好");
  EXPECT_EQ(Breakable("《花》"), "《花》");
}

TEST(LineBreak, WordsAndNumbersStayWhole) {
  EXPECT_EQ(Breakable("在18栋"), "在|18|栋");
  EXPECT_EQ(Breakable("two words"), "two |words");
  EXPECT_EQ(Breakable("3.5米"), "3.5|米");
  EXPECT_EQ(Breakable("一\n二"), "一\n¶二");
}

class Text : public testing::Test {
 protected:
  Text() : fonts_(Fonts::Load().value()) {}
  float Width(Face face, const std::u32string& text) { return engine_.Width(face, ToUtf8(text)); }

  std::unique_ptr<Fonts> fonts_;
  TextEngine engine_{*fonts_, kMetrics};
};

constexpr Face kAllFaces[] = {Face::kBody,    Face::kBold,  Face::kSmall,
                              Face::kHeading, Face::kTitle, Face::kDisplay};

TEST_F(Text, WhatNoFontHasIsOneBox) {
  for (const Face face : kAllFaces) {
    const float box = kMetrics.HanPx(face);
    EXPECT_FLOAT_EQ(Width(face, U"\U0001F33A"), box);
    EXPECT_FLOAT_EQ(Width(face, U"\U00012000\U0010FFFD"), 2 * box);
    EXPECT_FLOAT_EQ(Width(face, U"灯\U0001F33A"), Width(face, U"灯") + box);
  }
  EXPECT_EQ(engine_
                .Lines(Face::kBody, ToUtf8(std::u32string(7, U'\U0001F33A')),
                       3.5F * kMetrics.HanPx(Face::kBody))
                .size(),
            3U);
}

TEST_F(Text, WhatIsInvisibleTakesNoRoom) {
  std::u32string invisible = U"\u200B\u200C\u200D\u200E\u200F\u202A\u202E\u2060\uFE0E\uFE0F\uFEFF";
  for (char32_t tone = 0x1F3FB; tone <= 0x1F3FF; ++tone) invisible += tone;
  for (const Face face : kAllFaces) {
    for (const char32_t each : invisible) {
      EXPECT_EQ(Width(face, std::u32string(1, each)), 0) << std::hex << static_cast<uint32_t>(each);
    }
    const float box = kMetrics.HanPx(face);
    EXPECT_FLOAT_EQ(Width(face, U"\U0001F44D\U0001F3FD"), box) << "a skin tone is part of a hand";
    EXPECT_FLOAT_EQ(Width(face, U"\U0001F469\u200D\U0001F467"), 2 * box);
    EXPECT_FLOAT_EQ(Width(face, U"灯\uFE0F"), Width(face, U"灯"));
  }
}

TEST(Themes, EveryTextIsReadable) {
  for (const ThemeName name : kThemeNames) {
    const Theme& t = ThemeOf(name);
    const float wanted = name == ThemeName::kSoft ? 4.5F : 7.0F;
    for (const Tone& tone :
         {t.paper, t.card, t.red, t.red_pale, t.green, t.green_pale, t.amber_pale, t.blue_pale,
          t.violet_pale, t.keyboard, t.key, t.key_special}) {
      EXPECT_GE(Contrast(tone.ground, tone.ink), wanted) << NameOf(name);
    }
    EXPECT_GE(Contrast(t.quiet.ground, t.quiet.ink), 4.5F) << NameOf(name);
    EXPECT_GE(Contrast(t.card.ground, t.ink_soft), wanted) << NameOf(name);
    EXPECT_GE(Contrast(t.paper.ground, t.ink_soft), wanted) << NameOf(name);
  }
  const Theme& contrast = ThemeOf(ThemeName::kContrast);
  EXPECT_GE(Contrast(contrast.card.ground, contrast.card.ink), 20.9F);
}

TEST(Garden, NoTwoFlowersAreHitByOneFinger) {
  for (const float strip : {60.0F, 200.0F, 520.0F, 900.0F}) {
    const GardenLayout layout = SpreadOver(MakeGardenLayout(strip, 93, 7), 60, 1920);
    std::vector<Box> boxes;
    for (int64_t i = 0; i < 60; ++i) boxes.push_back(FlowerTapBox(PlaceFlower(i, layout), layout));
    for (size_t i = 0; i < boxes.size(); ++i) {
      for (size_t k = i + 1; k < boxes.size(); ++k) {
        EXPECT_TRUE(boxes[i].Inset(0.5F).Meet(boxes[k].Inset(0.5F)).Empty()) << i << " and " << k;
      }
    }
  }
}

TEST(Garden, EveryFlowerStandsSomewhereOnceAndNearItsOwnAge) {
  for (const int64_t count : {1, 2, 7, 36, 40, 41, 79, 1000}) {
    std::set<int64_t> seen;
    for (int64_t place = 0; place < count; ++place) {
      const int64_t flower = FlowerAt(place, count);
      EXPECT_EQ(flower / kBedSize, place / kBedSize);
      EXPECT_LT(flower, count);
      seen.insert(flower);
    }
    EXPECT_EQ(static_cast<int64_t>(seen.size()), count);
  }
}

TEST(Garden, AWindowShowsWhatStandsInItAndNothingElse) {
  const GardenLayout layout = MakeGardenLayout(520, 93, 7);
  const auto seen = VisibleFlowers(layout, 100'000, 50'000, 1920);
  ASSERT_FALSE(seen.empty());
  EXPECT_LT(seen.size(), 200U);
  std::set<int64_t> indices;
  for (const VisibleFlower& flower : seen) indices.insert(flower.index);
  for (int64_t i = *indices.begin() - 50; i < *indices.rbegin() + 50; ++i) {
    const float x = PlaceFlower(i, layout).root.x;
    if (x > 50'000 && x < 51'920) {
      EXPECT_TRUE(indices.contains(i)) << i;
    }
  }
}

TEST(Lint, FindsWhatIsTooSmallTooCloseTooPaleOrCut) {
  WidgetRecord record;
  record.Add(ButtonAt("small", 100, 100, 60));
  record.Add(ButtonAt("close", 163, 100));
  record.Add({.role = Role::kText,
              .label = "pale",
              .box = Box::At(0, 300, 100, 30),
              .cap_mm = 4,
              .fg = IM_COL32(150, 150, 150, 255),
              .bg = IM_COL32(255, 255, 255, 255)});
  record.Add({.role = Role::kText,
              .label = "cut",
              .box = Box::At(0, 400, 100, 30),
              .clipped = true,
              .cap_mm = 5,
              .fg = IM_COL32(0, 0, 0, 255),
              .bg = IM_COL32(255, 255, 255, 255)});
  record.Add({.role = Role::kText,
              .label = "tiny",
              .box = Box::At(0, 500, 100, 30),
              .cap_mm = 2,
              .fg = IM_COL32(0, 0, 0, 255),
              .bg = IM_COL32(255, 255, 255, 255)});
  std::set<std::string> found;
  for (const Finding& finding : Lint(record, kMetrics, ThemeOf(ThemeName::kStandard))) {
    found.insert(finding.widget);
  }
  EXPECT_EQ(found, (std::set<std::string>{"small", "pale", "cut", "tiny"}));
}

TEST(Record, IsThePlainJsonThatScriptsRead) {
  WidgetRecord record;
  record.Add({.id = "say",
              .role = Role::kButton,
              .label = "我有话说",
              .box = Box::At(1, 2, 3, 4),
              .cap_mm = 4.8F,
              .fg = IM_COL32(255, 255, 255, 255),
              .bg = IM_COL32(179, 38, 30, 255)});
  const std::string json =
      RecordToJson({"home", "standard", "standard", "zh", 1920, 1080, 4.04F}, record);
  for (const char* part : {"\"screen\": \"home\"", "\"role\": \"button\"", "我有话说", "#b3261e",
                           "\"px_per_mm\": 4.04"}) {
    EXPECT_NE(json.find(part), std::string::npos) << part;
  }
}

}  // namespace
}  // namespace oneflower::ui
