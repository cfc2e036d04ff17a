// The thanks after planting, drawn from values in every size.
#include "kiosk/screens/thanks_screen.h"

#include <gtest/gtest.h>

#include "tests/support/drawn_screen.h"
#include "tests/support/fixtures.h"

namespace oneflower {
namespace {

class ThanksScreen : public testing::TestWithParam<ScreenSize> {
 protected:
  void DrawAndLint(const ThanksModel& model) {
    screen_.Draw([&](const ScreenContext& context) { DrawThanks(context, model); });
    screen_.ExpectNoFindings();
    EXPECT_NE(screen_.record().Find("thanks.done"), nullptr);
    EXPECT_NE(screen_.record().Find("end"), nullptr);
  }
  static ThanksModel Planted() {
    return {.chrome = {.title = "谢谢您", .visiting = true}, .proposal = ProposalFixture("p1")};
  }

  DrawnScreen screen_{GetParam()};
};

TEST_P(ThanksScreen, ShowsTheSlipAndWhatHappensNext) {
  ThanksModel model = Planted();
  for (const bool at_once : {true, false}) {
    model.at_once = at_once;
    DrawAndLint(model);
    EXPECT_NE(screen_.record().Find("slip"), nullptr);
  }
  model.story_url = "http://192.0.2.1:8420/s/K7M4QX9";
  DrawAndLint(model);
}

TEST_P(ThanksScreen, SaysWhyTheHubDidNotTakeItAndKeepsTheSlip) {
  ThanksModel model = Planted();
  model.story_url = "http://192.0.2.1:8420/s/K7M4QX9";
  for (const char* reason : {"text_too_long", "revoked", ""}) {
    screen_.Draw([&](const ScreenContext& context) {
      model.refused = RefusedText(context, reason);
      DrawThanks(context, model);
    });
    DrawAndLint(model);
    EXPECT_TRUE(screen_.Shows(model.refused));
    EXPECT_NE(screen_.record().Find("slip"), nullptr);
    for (const char* promise : {"thanks.title", "thanks.find"}) {
      EXPECT_FALSE(screen_.Shows(screen_.strings().Get(GetParam().language, promise)));
    }
    EXPECT_EQ(screen_.record().Find("qr"), nullptr);
    screen_.DrawTapped("thanks.mine",
                       [&](const ScreenContext& context) { DrawThanks(context, model); });
    EXPECT_EQ(std::get<shell::Go>(screen_.shell).route, (Route{"slip", "K7M4QX9"}));
  }
}

TEST_P(ThanksScreen, WithoutAProposalThereIsAWayOn) {
  ThanksModel model = Planted();
  model.proposal = {};
  DrawAndLint(model);
  EXPECT_EQ(screen_.record().Find("slip"), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Sizes, ThanksScreen, testing::ValuesIn(AllScreenSizes()),
                         [](const auto& size) { return size.param.name; });

}  // namespace
}  // namespace oneflower
