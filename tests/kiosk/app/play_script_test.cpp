#include "kiosk/app/play_script.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "kiosk/app/panel_size.h"

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
  for (const char* bad :
       {"tap ok\njump 3", "tap ok\nwait soon", "tap ok\nstroke pad 1;2", "tap ok\npanel 1080",
        "tap ok\ntap", "tap ok\nwait -5", "tap ok\npanel 99999999x99999999",
        "tap ok\npanel 7681x4320", "tap ok\npanel 99999999999x1", "tap ok\nstroke pad nan,0.5",
        "tap ok\ndrag a 0,0 inf,0", "tap ok\ndrag a 0,0 1e30,0"}) {
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

TEST(PlayScript, AShotStaysInItsFolder) {
  using std::string_literals::operator""s;
  for (const std::string& name : {"../out"s, "/tmp/out"s, "a/b"s, "a\\b"s, ".."s, "."s, "a\0b"s,
                                  "a\tb"s, "a\xFF"s, std::string(kMaxShotName + 1, 'a')}) {
    const auto actions = ParsePlayScript("tap ok\n\nshot " + name + "\n");
    ASSERT_FALSE(actions) << name;
    EXPECT_TRUE(actions.error().detail.starts_with("line 3 ")) << actions.error().detail;
  }
  for (const std::string& name : {"01-home.large"s, "首页"s, std::string(kMaxShotName, 'a')}) {
    EXPECT_TRUE(ParsePlayScript("shot " + name)) << name;
  }
}

// Lines that are nearly right, and bytes that are nothing.
rc::Gen<std::string> SomeLine() {
  const auto verb = rc::gen::element<std::string>("tap", "stroke", "drag", "wait", "panel", "shot",
                                                  "type", "idle", "jump", "");
  const auto piece = rc::gen::oneOf(
      rc::gen::arbitrary<std::string>(), rc::gen::map<int>([](int n) { return std::to_string(n); }),
      rc::gen::element<std::string>("0.5,0.5", "1e99,1", "-0,nan", "1080x1920", "x", ",", "../a",
                                    "99999999999999999999"));
  return rc::gen::map(rc::gen::pair(verb, rc::gen::container<std::vector<std::string>>(piece)),
                      [](const auto& parts) {
                        std::string line = parts.first;
                        for (const std::string& each : parts.second) line += " " + each;
                        return line;
                      });
}

RC_GTEST_PROP(PlayScript, AnyTextIsActionsWithinTheBoundsOrNamesALine, ()) {
  std::string text;
  for (const std::string& line : *rc::gen::container<std::vector<std::string>>(SomeLine())) {
    text += line + "\n";
  }
  const auto actions = ParsePlayScript(text);
  if (!actions) {
    RC_ASSERT(actions.error().kind == ErrorKind::kInvalid);
    RC_ASSERT(actions.error().detail.starts_with("line "));
    return;
  }
  for (const PlayAction& action : *actions) {
    RC_ASSERT(action.line >= 1);
    RC_ASSERT(action.ms >= 0);
    RC_ASSERT(action.verb != Verb::kPanel ||
              CheckPanel({.width = action.width, .height = action.height}).has_value());
    for (const PlayPoint& point : action.points) {
      RC_ASSERT(std::isfinite(point.x) && std::isfinite(point.y));
    }
    if (action.verb == Verb::kShot) RC_ASSERT(action.target.find('/') == std::string::npos);
  }
}

TEST(PlayScript, AnEmptyScriptHasNoActions) {
  const auto actions = ParsePlayScript("");
  ASSERT_TRUE(actions);
  EXPECT_TRUE(actions->empty());
}

}  // namespace
}  // namespace oneflower
