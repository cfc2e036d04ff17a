// The screens of 请人帮忙, drawn from values in every size.
#include "kiosk/features/help/help_screen.h"

#include <gtest/gtest.h>

#include "tests/support/drawn_screen.h"

namespace oneflower {
namespace {

using State = HelpModel::State;

class HelpScreens : public testing::TestWithParam<ScreenSize> {
 protected:
  HelpIntent Tap(const std::string& id, State state) {
    HelpIntent asked = HelpIntent::kNothing;
    screen_.Draw(Help(state));
    screen_.DrawTapped(
        id, [&](const ScreenContext& context) { asked = DrawHelp(context, Model(state)); });
    return asked;
  }
  static HelpModel Model(State state) {
    return {.chrome = {.title = "请人帮忙", .visiting = true}, .state = state};
  }
  static DrawnScreen::DrawFunction Help(State state) {
    return [state](const ScreenContext& context) { DrawHelp(context, Model(state)); };
  }

  DrawnScreen screen_{GetParam()};
};

TEST_P(HelpScreens, EveryStateIsReadableAndUncut) {
  for (const State state :
       {State::kRinging, State::kUnheard, State::kNoLine, State::kTrouble, State::kComing}) {
    screen_.Draw(Help(state));
    screen_.ExpectNoFindings();
  }
}

TEST_P(HelpScreens, ACallThatRingsCanBeEndedAndNotRepeated) {
  EXPECT_EQ(Tap("help.no_more", State::kRinging), HelpIntent::kEnd);
  EXPECT_EQ(screen_.record().Find("help.again"), nullptr);
}

TEST_P(HelpScreens, ACallThatNobodyHeardCanBeRepeated) {
  EXPECT_EQ(Tap("help.again", State::kUnheard), HelpIntent::kCall);
  EXPECT_EQ(Tap("help.again", State::kNoLine), HelpIntent::kCall);
}

TEST_P(HelpScreens, AfterSomebodyIsComingTheVisitorGoesHome) {
  EXPECT_EQ(Tap("help.fine", State::kComing), HelpIntent::kNothing);
  EXPECT_TRUE(std::holds_alternative<shell::GoHome>(screen_.shell));
}

TEST_P(HelpScreens, TheRingingSaysWhereAndSinceWhen) {
  const auto draw = [](const ScreenContext& context) {
    DrawRing(context, {.where = "儿童角", .since_ms = 3 * 60'000 + 500});
  };
  screen_.Draw(draw);
  screen_.ExpectNoFindings();
  EXPECT_TRUE(screen_.Shows("儿童角"));
  EXPECT_TRUE(screen_.Shows("3"));
}

TEST_P(HelpScreens, AStaffMemberGoesOrLetsItRingElsewhere) {
  RingIntent asked = RingIntent::kNothing;
  const auto draw = [&](const ScreenContext& context) {
    asked = DrawRing(context, {.where = "儿童角", .since_ms = 0});
  };
  screen_.Draw(draw);
  screen_.DrawTapped("ring.go", draw);
  EXPECT_EQ(asked, RingIntent::kGo);
  screen_.DrawTapped("ring.aside", draw);
  EXPECT_EQ(asked, RingIntent::kIgnoreHere);
}

INSTANTIATE_TEST_SUITE_P(Sizes, HelpScreens, testing::ValuesIn(AllScreenSizes()),
                         [](const auto& size) { return size.param.name; });

}  // namespace
}  // namespace oneflower
