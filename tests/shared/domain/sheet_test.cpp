#include "shared/domain/sheet.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace oneflower {
namespace {

// Something of everything: three blocks, one turned, one moved, a line and a name.
SheetDesk AWorkedOnSheet() {
  SheetDesk desk;
  desk.Place("tree", {1000, 1000});
  const int bench = desk.Place("bench", {2000, 1500});
  desk.Place("slide", {3000, 2000});
  desk.Turn(bench, 2);
  desk.Move(bench, {2500, 1500});
  desk.Draw(3, std::vector<SheetSpot>{{10, 10}, {500, 500}, {900, 480}});
  desk.Rename("我们的院子");
  return desk;
}

// Does one of everything a finger can, as the two numbers say.
void DoSomething(SheetDesk& desk, int act, int where) {
  const SheetSpot spot = {where % kSheetWidth, where % kSheetDepth};
  const auto& blocks = desk.sheet().blocks;
  const int some = blocks.empty() ? 1 : blocks[static_cast<size_t>(where) % blocks.size()].id;
  switch (act % 8) {
    case 0: desk.Place("lamp", spot); break;
    case 1: desk.Move(some, spot); break;
    case 2: desk.Turn(some, 4); break;
    case 3: desk.Remove(some); break;
    case 4: desk.Draw(where % 7, std::vector<SheetSpot>{spot, {spot.y, spot.x / 2}}); break;
    case 5: desk.RubOut(spot, 400); break;
    case 6: desk.Rename("第" + std::to_string(where % 5) + "个"); break;
    default: desk.Undo(); break;
  }
}

TEST(SheetDesk, EverythingIsTakenBackToTheStartAndDoneAgainToTheEnd) {
  SheetDesk desk = AWorkedOnSheet();
  const Sheet done = desk.sheet();
  EXPECT_EQ(done.blocks.size(), 3U);
  int steps = 0;
  while (desk.Undo()) ++steps;
  EXPECT_EQ(steps, 7);
  EXPECT_EQ(desk.sheet(), Sheet());
  while (desk.Redo()) --steps;
  EXPECT_EQ(steps, 0);
  EXPECT_EQ(desk.sheet(), done);
}

RC_GTEST_PROP(SheetDesk, WhateverWasDoneUndoLeadsToTheStartAndRedoBack,
              (const std::vector<std::pair<uint8_t, uint16_t>>& acts)) {
  SheetDesk desk;
  for (const auto& [act, where] : acts) DoSomething(desk, act, where);
  const Sheet done = desk.sheet();
  RC_ASSERT(DecodeSheet(EncodeSheet(done)).value() == done);
  std::vector<Sheet> before;
  while (desk.CanUndo()) {
    before.push_back(desk.sheet());
    desk.Undo();
  }
  RC_ASSERT(desk.sheet() == Sheet());
  for (auto sheet = before.rbegin(); sheet != before.rend(); ++sheet) {
    desk.Redo();
    RC_ASSERT(desk.sheet() == *sheet);
  }
}

TEST(SheetDesk, ANewStepAfterSomeWereTakenBackForgetsThose) {
  SheetDesk desk;
  desk.Place("tree", {1, 1});
  desk.Place("tree", {2, 2});
  desk.Undo();
  desk.Place("lamp", {3, 3});
  EXPECT_FALSE(desk.CanRedo());
  ASSERT_EQ(desk.sheet().blocks.size(), 2U);
  EXPECT_EQ(desk.sheet().blocks[1].kind, "lamp");
}

TEST(SheetDesk, WhatChangesNothingIsNoStep) {
  SheetDesk desk;
  EXPECT_FALSE(desk.Move(7, {1, 1}));
  EXPECT_FALSE(desk.Remove(7));
  EXPECT_FALSE(desk.RubOut({100, 100}, 50));
  EXPECT_FALSE(desk.Rename("  "));
  EXPECT_FALSE(desk.Draw(0, {}));
  const int tree = desk.Place("tree", {100, 100});
  EXPECT_FALSE(desk.Turn(tree, 1));
  EXPECT_FALSE(desk.Move(tree, {100, 100}));
  EXPECT_TRUE(desk.Undo());
  EXPECT_FALSE(desk.CanUndo());
}

TEST(SheetDesk, WhatIsPutBesideThePlanStandsOnItsEdge) {
  SheetDesk desk;
  desk.Place("tree", {-5, 99'999});
  EXPECT_EQ(desk.sheet().blocks.front().at, (SheetSpot{0, kSheetDepth}));
}

TEST(SheetDesk, AFullSheetTakesNoMoreAndSaysSo) {
  SheetDesk desk;
  for (size_t i = 0; i < kMostBlocks; ++i) {
    EXPECT_NE(desk.Place("tree", {static_cast<int>(i), 1}), 0);
  }
  EXPECT_TRUE(desk.Full());
  EXPECT_EQ(desk.Place("tree", {1, 1}), 0);
  const std::vector<SheetSpot> line(kMostDrawnPoints - 1, SheetSpot{5, 5});
  EXPECT_TRUE(desk.Draw(0, line));
  EXPECT_TRUE(desk.Draw(0, line));  // one point of it
  EXPECT_EQ(DrawnPoints(desk.sheet()), kMostDrawnPoints);
  EXPECT_FALSE(desk.Draw(0, line));
  EXPECT_TRUE(DecodeSheet(EncodeSheet(desk.sheet())));
}

TEST(SheetDesk, RubbingOutTakesTheLinesItTouchesAndNoOthers) {
  SheetDesk desk;
  desk.Draw(0, std::vector<SheetSpot>{{0, 0}, {1000, 0}});
  desk.Draw(0, std::vector<SheetSpot>{{0, 300}, {1000, 300}});
  EXPECT_TRUE(desk.RubOut({500, 40}, 50));
  ASSERT_EQ(desk.sheet().lines.size(), 1U);
  EXPECT_EQ(desk.sheet().lines.front().points.front().y, 300);
}

TEST(SheetDesk, AfterTheWipeNothingIsLeftToTakeBack) {
  SheetDesk desk = AWorkedOnSheet();
  desk.Wipe();
  EXPECT_EQ(desk.sheet(), Sheet());
  EXPECT_FALSE(desk.CanUndo() || desk.CanRedo());
}

TEST(SheetCodec, ASheetComesBackAsItWas) {
  const Sheet sheet = AWorkedOnSheet().sheet();
  EXPECT_EQ(DecodeSheet(EncodeSheet(sheet)).value(), sheet);
  EXPECT_EQ(DecodeSheet(EncodeSheet({})).value(), Sheet());
}

TEST(SheetCodec, GoingOnWithASheetGivesItsPartsNewIds) {
  SheetDesk desk(AWorkedOnSheet().sheet());
  EXPECT_FALSE(desk.CanUndo());
  const int id = desk.Place("ramp", {1, 1});
  EXPECT_GT(id, 4);
  EXPECT_NE(BlockOf(desk.sheet(), id), nullptr);
  EXPECT_TRUE(DecodeSheet(EncodeSheet(desk.sheet())));
}

TEST(SheetCodec, GarbageIsRefusedNotCrashedOn) {
  const std::string good = EncodeSheet(AWorkedOnSheet().sheet());
  ASSERT_TRUE(DecodeSheet(good));
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string text = good;
    const size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return DecodeSheet(text.replace(at, from.size(), to)).has_value();
  };
  EXPECT_FALSE(with("\"id\":1", "\"id\":0"));
  EXPECT_FALSE(with("\"id\":2", "\"id\":1"));
  EXPECT_FALSE(with("\"id\":2", "\"id\":99999999999999999999"));
  EXPECT_FALSE(with("\"x\":1000", "\"x\":10001"));
  EXPECT_FALSE(with("\"x\":1000", "\"x\":1.5"));
  EXPECT_FALSE(with("\"turn\":1", "\"turn\":4"));
  EXPECT_FALSE(with("\"kind\":\"tree\"", "\"kind\":\"<b>\""));
  EXPECT_FALSE(with("\"pen\":3", "\"pen\":7"));
  EXPECT_FALSE(with("[10,10,", "[10,"));
  EXPECT_FALSE(with("\"lines\"", "\"limes\""));
  EXPECT_FALSE(with("我们的院子", "一二三四五六七八九十一二三四五六七八九十一二三四五"));
  for (const char* text : {"", "[]", "{}", "null", "{\"name\":1,\"blocks\":[],\"lines\":[]}"}) {
    EXPECT_FALSE(DecodeSheet(text)) << text;
  }
  EXPECT_FALSE(DecodeSheet(std::string(10'000, '[')));
  EXPECT_FALSE(DecodeSheet(std::string(kMaxSheetBytes + 1, ' ')));
  for (size_t length = 0; length < good.size(); ++length) {
    EXPECT_FALSE(DecodeSheet(good.substr(0, length)));
  }
  rc::check("a flipped byte never crashes", [&](uint8_t value) {
    std::string text = good;
    text[*rc::gen::inRange<size_t>(0, text.size())] = static_cast<char>(value);
    (void)DecodeSheet(text);
  });
}

TEST(SheetCodec, ABlockThisCommunityDoesNotHaveIsKept) {
  SheetDesk desk;
  desk.Place("star_ship", {1, 1});
  EXPECT_EQ(DecodeSheet(EncodeSheet(desk.sheet()))->blocks.front().kind, "star_ship");
}

}  // namespace
}  // namespace oneflower
