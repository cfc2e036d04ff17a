// The screen of the story wall, drawn from values in every size.
#include "kiosk/features/wall/wall_screen.h"

#include <gtest/gtest.h>

#include "tests/support/drawn_screen.h"
#include "tests/support/fixtures.h"

namespace oneflower {
namespace {

class WallScreen : public testing::TestWithParam<ScreenSize> {
 protected:
  WallAnswer Draw(const WallModel& model) {
    WallAnswer answer;
    screen_.Draw([&](const ScreenContext& context) { answer = DrawWall(context, model); });
    return answer;
  }
  WallIntent Tap(const std::string& id, const WallModel& model) {
    WallAnswer answer;
    Draw(model);
    screen_.DrawTapped(id,
                       [&](const ScreenContext& context) { answer = DrawWall(context, model); });
    return answer.intent;
  }
  // With as many proposals as fill every panel, the first of which are loaded.
  static WallModel Full(WallLook look) {
    WallModel model = {.chrome = {.title = "万家花开故事墙", .visiting = true}, .look = look};
    model.total = 300;
    for (int i = 0; i < 60; ++i) {
      model.window.push_back(ProposalFixture("p" + std::to_string(i)));
      model.window.back().stage = kStages[static_cast<size_t>(i) % kStages.size()];
    }
    return model;
  }
  WallModel FullMap() {
    WallModel model = Full(WallLook::kMap);
    for (const Building& building : screen_.community().buildings) {
      const std::string ground = std::to_string(building.number);
      const auto spot = SpotOf(screen_.community(), ground);
      if (spot) model.map.push_back({.ground = ground, .spot = *spot, .count = 3, .newest = 1});
    }
    model.nowhere = 12;
    return model;
  }
  std::string Words(const char* id) { return screen_.strings().Get(GetParam().language, id); }

  DrawnScreen screen_{GetParam()};
};

TEST_P(WallScreen, EveryLookIsReadableAndUncut) {
  for (const WallModel& model : {Full(WallLook::kGarden), Full(WallLook::kList), FullMap()}) {
    Draw(model);
    screen_.ExpectNoFindings();
  }
}

TEST_P(WallScreen, TheCardOfAFlowerIsReadableAndUncut) {
  for (WallModel model : {Full(WallLook::kGarden), FullMap()}) {
    model.chosen = ProposalFixture("p1");
    model.here = 3;
    Draw(model);
    screen_.ExpectNoFindings();
  }
}

TEST_P(WallScreen, TheSearchIsReadableAndUncut) {
  WallModel model = Full(WallLook::kList);
  model.searching = true;
  model.search = "路灯";
  model.keyboard = {.candidates = {"灯", "等", "登"}, .done = "找"};
  model.preedit = "deng";
  Draw(model);
  screen_.ExpectNoFindings();
}

TEST_P(WallScreen, AFailedReadIsSaidAndIsNoEmptyWall) {
  WallModel model = Full(WallLook::kGarden);
  model.failed = true;
  Draw(model);
  screen_.ExpectNoFindings();
  EXPECT_TRUE(screen_.Shows(Words("wall.trouble")));
  model.failed = false;
  model.total = 0;
  model.window.clear();
  Draw(model);
  screen_.ExpectNoFindings();
  EXPECT_TRUE(screen_.Shows(Words("wall.nothing")));
}

TEST_P(WallScreen, TheScreenSaysWhichProposalsItNeeds) {
  const WallAnswer garden = Draw(Full(WallLook::kGarden));
  EXPECT_EQ(garden.first_seen, 0);
  EXPECT_GT(garden.seen, 0);
  const WallAnswer list = Draw(Full(WallLook::kList));
  EXPECT_EQ(list.first_seen, 0);
  EXPECT_GT(list.seen, 1);
}

TEST_P(WallScreen, AFlowerARowAndAStageAskForWhatTheyShow) {
  WallModel garden = Full(WallLook::kGarden);
  Draw(garden);
  for (const ui::Widget& widget : screen_.record().widgets()) {
    if (!widget.id.starts_with("flower.p")) continue;
    const std::string id = widget.id;
    EXPECT_EQ("flower." + std::get<wall::SelectFlower>(Tap(id, garden)).proposal, id);
    break;
  }
  Tap("row.p0", Full(WallLook::kList));
  EXPECT_EQ(std::get<shell::Go>(screen_.shell).route, (Route{"story", "p0"}));
  EXPECT_EQ(std::get<wall::FilterStage>(Tap("stage.decide", garden)).stage, Stage::kDecide);
  garden.stage = Stage::kDecide;
  EXPECT_EQ(std::get<wall::FilterStage>(Tap("stage.decide", garden)).stage, std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Sizes, WallScreen, testing::ValuesIn(AllScreenSizes()),
                         [](const auto& size) { return size.param.name; });

}  // namespace
}  // namespace oneflower
