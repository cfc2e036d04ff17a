// The screen of a story, drawn from values in every size.
#include "kiosk/features/story/story_screen.h"

#include <gtest/gtest.h>

#include "tests/support/drawn_screen.h"
#include "tests/support/fixtures.h"

namespace oneflower {
namespace {

using Kind = StoryEntry::Kind;

class StoryScreen : public testing::TestWithParam<ScreenSize> {
 protected:
  void Draw(const StoryModel& model) {
    screen_.Draw([&](const ScreenContext& context) { DrawStory(context, model); });
  }
  StoryIntent Tap(const std::string& id, const StoryModel& model) {
    StoryIntent asked;
    Draw(model);
    screen_.DrawTapped(id,
                       [&](const ScreenContext& context) { asked = DrawStory(context, model); });
    return asked;
  }
  static ChromeModel Chrome() { return {.title = "它的故事", .has_back = true, .visiting = true}; }
  // Planted, talked over and being done.
  static StoryModel Grown() {
    StoryModel model = {.chrome = Chrome(), .story = {.proposal = ProposalFixture("p1")}};
    model.story.entries = {{.event_id = "e1", .kind = Kind::kPlanted, .at_ms = kFixtureMs},
                           {.event_id = "e2",
                            .kind = Kind::kStage,
                            .stage = Stage::kDeliberate,
                            .words = "二十日的爱邻议事日上，大家一起看了现场。",
                            .at_ms = kFixtureMs + 1},
                           {.event_id = "e3",
                            .kind = Kind::kStage,
                            .stage = Stage::kExecute,
                            .words = "扶手已经订好，下周安装。",
                            .at_ms = kFixtureMs + 2}};
    return model;
  }
  // Only planted, with nothing in it but words: the shortest story there is.
  static StoryModel Fresh() {
    StoryModel model = Grown();
    model.story.proposal.text = "路灯坏了。";
    model.story.proposal.stage = Stage::kPropose;
    model.story.proposal.media.clear();
    model.story.proposal.place.clear();
    model.story.entries.resize(1);
    return model;
  }

  DrawnScreen screen_{GetParam()};
};

TEST_P(StoryScreen, EveryStageIsReadableAndUncut) {
  for (const Stage stage :
       {Stage::kPropose, Stage::kDeliberate, Stage::kDecide, Stage::kExecute, Stage::kFeedBack}) {
    StoryModel model = Grown();
    model.story.proposal.stage = stage;
    Draw(model);
    screen_.ExpectNoFindings();
  }
}

TEST_P(StoryScreen, WithAHubAndEldersStoriesItIsReadableAndUncut) {
  StoryModel model = Grown();
  model.story_url = "http://192.0.2.1:8420/s/K7M4QX9";
  model.given = true;
  model.memories = {{.memory = ElderStoryFixture("s1")}, {.memory = ElderStoryFixture("s2")}};
  Draw(model);
  screen_.ExpectNoFindings();
}

TEST_P(StoryScreen, AHiddenProposalSaysSo) {
  StoryModel model = Fresh();
  model.story.proposal.visibility = Visibility::kHidden;
  Draw(model);
  screen_.ExpectNoFindings();
}

TEST_P(StoryScreen, AFlowerCanBeGivenOnce) {
  StoryModel model = Fresh();
  EXPECT_TRUE(std::holds_alternative<story::GiveFlower>(Tap("give", model)));
  model.given = true;
  EXPECT_TRUE(std::holds_alternative<story::Nothing>(Tap("give", model)));
}

TEST_P(StoryScreen, AnElderCanTellOfIt) {
  Tap("memory.tell", Fresh());
  EXPECT_EQ(std::get<shell::Go>(screen_.shell).route, (Route{"elder_story", "tell:p1"}));
}

TEST_P(StoryScreen, AStoryThatCannotBeReadIsSaidAndHasAWayBack) {
  const auto draw = [](const ScreenContext& context) { DrawNoStory(context, Chrome()); };
  screen_.Draw(draw);
  screen_.ExpectNoFindings();
  EXPECT_TRUE(screen_.Shows(screen_.strings().Get(GetParam().language, "story.trouble")));
  screen_.DrawTapped("back", draw);
  EXPECT_TRUE(std::holds_alternative<shell::GoBack>(screen_.shell));
}

INSTANTIATE_TEST_SUITE_P(Sizes, StoryScreen, testing::ValuesIn(AllScreenSizes()),
                         [](const auto& size) { return size.param.name; });

}  // namespace
}  // namespace oneflower
