// The screens of elders' stories, and what recording and placing share, drawn from values in every
// size.
#include <gtest/gtest.h>

#include "kiosk/features/elder_story/memories_screen.h"
#include "kiosk/features/elder_story/tell_screen.h"
#include "kiosk/screens/place_screen.h"
#include "kiosk/screens/thanks_screen.h"
#include "kiosk/screens/voice_screen.h"
#include "tests/support/drawn_screen.h"
#include "tests/support/fixtures.h"

namespace oneflower {
namespace {

class ElderStoryScreens : public testing::TestWithParam<ScreenSize> {
 protected:
  // What is asked for when that control is tapped.
  template <typename Intent>
  Intent Tap(const std::string& id, const std::function<Intent(const ScreenContext&)>& draw) {
    Intent asked;
    screen_.Draw([&](const ScreenContext& context) { draw(context); });
    screen_.DrawTapped(id, [&](const ScreenContext& context) { asked = draw(context); });
    return asked;
  }
  void DrawAndLint(const DrawnScreen::DrawFunction& draw) {
    screen_.Draw(draw);
    screen_.ExpectNoFindings();
  }
  static ChromeModel Chrome() {
    return {.title = "银龄花友说", .has_back = true, .visiting = true};
  }
  static MemoriesModel Stories(int count) {
    MemoriesModel model = {.chrome = Chrome(), .total = count};
    for (int i = 0; i < count; ++i) {
      model.window.push_back({.memory = ElderStoryFixture("s" + std::to_string(i))});
    }
    return model;
  }
  std::string Words(const char* id) { return screen_.strings().Get(GetParam().language, id); }

  DrawnScreen screen_{GetParam()};
};

TEST_P(ElderStoryScreens, TheListIsReadableAndUncut) {
  for (const int count : {0, 1, 30}) {
    const MemoriesModel model = Stories(count);
    DrawAndLint([&](const ScreenContext& context) { DrawMemories(context, model); });
  }
}

TEST_P(ElderStoryScreens, AListThatCannotBeReadSaysSoAndIsNoEmptyOne) {
  MemoriesModel model = Stories(0);
  const auto draw = [&](const ScreenContext& context) { DrawMemories(context, model); };
  DrawAndLint(draw);
  EXPECT_TRUE(screen_.Shows(Words("memory.none")));
  model.failed = true;
  DrawAndLint(draw);
  EXPECT_TRUE(screen_.Shows(Words("memory.trouble")));
}

TEST_P(ElderStoryScreens, NothingIsRecordedBeforeItIsAgreedTo) {
  for (const bool at_once : {true, false}) {
    const auto draw = [&](const ScreenContext& context) {
      return DrawConsent(context, {.chrome = Chrome(), .publish_at_once = at_once});
    };
    EXPECT_TRUE(
        std::holds_alternative<elder_story::Agree>(Tap<ElderStoryIntent>("tell.agree", draw)));
    screen_.ExpectNoFindings();
    EXPECT_TRUE(
        std::holds_alternative<elder_story::ReadConsent>(Tap<ElderStoryIntent>("tell.read", draw)));
    Tap<ElderStoryIntent>("tell.refuse", draw);
    EXPECT_TRUE(std::holds_alternative<shell::GoBack>(screen_.shell));
  }
}

TEST_P(ElderStoryScreens, EveryStateOfARecordingIsReadableAndUncut) {
  using State = VoiceModel::State;
  using Purpose = VoiceModel::Purpose;
  for (const Purpose purpose : {Purpose::kProposal, Purpose::kSheet, Purpose::kStory}) {
    for (const State state : {State::kReady, State::kListening, State::kKept, State::kPlaying}) {
      VoiceModel model = {.chrome = Chrome(), .state = state, .purpose = purpose, .level = 0.5F};
      model.ms = 31'000;
      model.heard_ms = 12'000;
      model.seconds_left = 9;
      model.count_down = state == State::kListening;
      DrawAndLint([&](const ScreenContext& context) { DrawVoice(context, model); });
    }
  }
}

TEST_P(ElderStoryScreens, EveryTroubleOfARecordingIsReadableAndUncut) {
  for (const char* trouble : {"voice.missing", "tell.missing", "voice.lost", "voice.empty",
                              "voice.silence", "voice.broken", "voice.too_loud"}) {
    VoiceModel model = {.chrome = Chrome(), .purpose = VoiceModel::Purpose::kStory};
    model.trouble = Words(trouble);
    DrawAndLint([&](const ScreenContext& context) { DrawVoice(context, model); });
    EXPECT_TRUE(screen_.Shows(model.trouble)) << trouble;
  }
}

TEST_P(ElderStoryScreens, APlaceIsTypedChosenOrTakenBack) {
  for (const char* chosen : {"", "23", "23-2"}) {
    for (const bool needed : {true, false}) {
      DrawAndLint([&](const ScreenContext& context) {
        DrawPlace(context, {.chrome = Chrome(), .place = chosen, .digits = {}, .needed = needed});
      });
    }
  }
  const auto draw = [&](const ScreenContext& context) {
    return DrawPlace(context, {.chrome = Chrome(), .place = "23"});
  };
  EXPECT_EQ(std::get<place::Type>(Tap<PlaceIntent>("place.7", draw)).digit, "7");
  EXPECT_TRUE(std::get<place::Type>(Tap<PlaceIntent>("place.delete", draw)).backspace);
  EXPECT_TRUE(std::holds_alternative<place::Clear>(Tap<PlaceIntent>("place.none", draw)));
  EXPECT_TRUE(std::holds_alternative<place::Close>(Tap<PlaceIntent>("place.done", draw)));
}

TEST_P(ElderStoryScreens, TheNameIsAFlowersOrNobodys) {
  TellNameModel model = {
      .chrome = Chrome(), .where = "23栋2单元", .signatures = screen_.community().signatures};
  const auto draw = [&](const ScreenContext& context) { return DrawTellName(context, model); };
  EXPECT_EQ(std::get<elder_story::Record>(Tap<ElderStoryIntent>("sign.nobody", draw)).signature,
            "");
  screen_.ExpectNoFindings();
  model.telling = true;
  EXPECT_EQ(Tap<ElderStoryIntent>("sign.nobody", draw).index(), 0U);
  model.telling = false;
  model.trouble = Words("tell.trouble");
  DrawAndLint([&](const ScreenContext& context) { DrawTellName(context, model); });
}

TEST_P(ElderStoryScreens, TheThanksHaveTheSlipAndLeadToTheOthers) {
  for (const bool at_once : {true, false}) {
    const auto draw = [&](const ScreenContext& context) {
      DrawTold(context, {.chrome = Chrome(), .slip_code = "K7M4QX9", .at_once = at_once});
    };
    DrawAndLint(draw);
    EXPECT_TRUE(screen_.Shows("K7"));
    screen_.DrawTapped("told.others", draw);
    EXPECT_EQ(std::get<shell::Go>(screen_.shell).route, (Route{"elder_story", {}}));
  }
}

TEST(PlaceChoice, ThreeDigitsNameABuildingOfThePlan) {
  Community community;
  community.buildings.push_back({.number = 23, .units = 2});
  PlaceChoice choice;
  choice.Apply(place::Type{.digit = "2"}, community);
  EXPECT_EQ(choice.place, "");
  choice.Apply(place::Type{.digit = "3"}, community);
  EXPECT_EQ(choice.place, "23");
  choice.Apply(place::Type{.digit = "4"}, community);
  EXPECT_EQ(choice.digits, "234");
  EXPECT_EQ(choice.place, "");
  choice.Apply(place::Type{.digit = "5"}, community);
  EXPECT_EQ(choice.digits, "234");
  choice.Apply(place::Type{.digit = {}, .backspace = true}, community);
  EXPECT_EQ(choice.place, "23");
  choice.Apply(place::Clear{}, community);
  EXPECT_EQ(choice.place, "");
  choice.Apply(place::Choose{.place = "garden"}, community);
  EXPECT_EQ(choice.place, "garden");
}

INSTANTIATE_TEST_SUITE_P(Sizes, ElderStoryScreens, testing::ValuesIn(AllScreenSizes()),
                         [](const auto& size) { return size.param.name; });

}  // namespace
}  // namespace oneflower
