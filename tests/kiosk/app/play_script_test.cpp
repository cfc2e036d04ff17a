#include "kiosk/app/play_script.h"

#include <gtest/gtest.h>

namespace oneflower {
namespace {

using Verb = PlayAction::Verb;

TEST(PlayScript, ReadsOneActionALineAndSkipsCommentsAndEmptyLines) {
  const auto actions = ParsePlayScript("# a visit\n\ntap 我有话说\n  wait 200  \nshot home\n");
  ASSERT_TRUE(actions);
  ASSERT_EQ(actions->size(), 3U);
  EXPECT_EQ((*actions)[0].verb, Verb::kTap);
  EXPECT_EQ((*actions)[0].target, "我有话说");
  EXPECT_EQ((*actions)[0].line, 3);
  EXPECT_EQ((*actions)[1].ms, 200);
  EXPECT_EQ((*actions)[2].target, "home");
}

TEST(PlayScript, ATargetMayHoldBlanks) {
  const auto actions = ParsePlayScript("expect See the wall\r\n");
  ASSERT_TRUE(actions);
  EXPECT_EQ(actions->front().target, "See the wall");
}

TEST(PlayScript, AStrokeIsACanvasAndItsPoints) {
  const auto actions = ParsePlayScript("stroke pad 0.1,0.2 0.9,1");
  ASSERT_TRUE(actions);
  ASSERT_EQ(actions->front().points.size(), 2U);
  EXPECT_FLOAT_EQ(actions->front().points[1].x, 0.9F);
  EXPECT_FLOAT_EQ(actions->front().points[1].y, 1.0F);
}

TEST(PlayScript, ABadLineIsNamedByItsNumber) {
  for (const char* bad : {"tap ok\njump 3", "tap ok\nwait soon", "tap ok\nstroke pad 1;2",
                          "tap ok\npanel 1080", "tap ok\ntap", "tap ok\nwait -5"}) {
    const auto actions = ParsePlayScript(bad);
    ASSERT_FALSE(actions) << bad;
    EXPECT_EQ(actions.error().kind, ErrorKind::kInvalid);
    EXPECT_NE(actions.error().detail.find("line 2"), std::string::npos) << actions.error().detail;
  }
}

TEST(PlayScript, FindTurnAndFaultTakeATarget) {
  const auto actions = ParsePlayScript("find row.1\nturn list.on\nfault full\n");
  ASSERT_TRUE(actions);
  EXPECT_EQ((*actions)[0].verb, Verb::kFind);
  EXPECT_EQ((*actions)[1].verb, Verb::kTurn);
  EXPECT_EQ((*actions)[2].verb, Verb::kFault);
  EXPECT_FALSE(ParsePlayScript("find\n"));
}

TEST(PlayScript, AnEmptyScriptHasNoActions) {
  const auto actions = ParsePlayScript("");
  ASSERT_TRUE(actions);
  EXPECT_TRUE(actions->empty());
}

}  // namespace
}  // namespace oneflower
