// The screen of 我的花, drawn from values in every size.
#include "kiosk/features/slip/my_flower_screen.h"

#include <gtest/gtest.h>

#include "kiosk/features/slip/found_stories.h"
#include "tests/support/drawn_screen.h"
#include "tests/support/fixtures.h"

namespace oneflower {
namespace {

class MyFlowerScreen : public testing::TestWithParam<ScreenSize> {
 protected:
  void Draw(const MyFlowerModel& model) {
    screen_.Draw([&](const ScreenContext& context) { DrawMyFlower(context, model); });
  }
  SlipIntent Tap(const std::string& id, const MyFlowerModel& model) {
    SlipIntent asked;
    Draw(model);
    screen_.DrawTapped(id,
                       [&](const ScreenContext& context) { asked = DrawMyFlower(context, model); });
    return asked;
  }
  static MyFlowerModel Empty() { return {.chrome = {.title = "我的花", .visiting = true}}; }
  std::string Words(const char* id) { return screen_.strings().Get(GetParam().language, id); }

  DrawnScreen screen_{GetParam()};
};

TEST_P(MyFlowerScreen, EveryStateOfLookingIsReadableAndUncut) {
  std::vector<MyFlowerModel> models(7, Empty());
  models[1].code = "K7M";
  models[2].code = "K7M4QX8";
  models[2].mistyped = true;
  models[3].code = "K7M4QX9";
  models[3].searched = true;
  models[4].by_pictures = true;
  models[5].by_pictures = true;
  models[5].pictures = {3};
  models[6].code = "K7M4QX9";
  models[6].searched = models[6].failed = true;
  for (const MyFlowerModel& model : models) {
    Draw(model);
    screen_.ExpectNoFindings();
  }
}

TEST_P(MyFlowerScreen, WhatWasFoundIsReadableAndUncut) {
  MyFlowerModel one = Empty();
  one.code = "K7M4QX9";
  one.searched = true;
  one.found = {ProposalFixture("p1")};
  Draw(one);
  screen_.ExpectNoFindings();

  MyFlowerModel several = one;
  for (int i = 2; i < 9; ++i) several.found.push_back(ProposalFixture("p" + std::to_string(i)));
  Draw(several);
  screen_.ExpectNoFindings();

  MyFlowerModel story = one;
  for (const Visibility visibility :
       {Visibility::kPublic, Visibility::kAwaiting, Visibility::kHidden}) {
    Memory told = ElderStoryFixture("s");
    told.visibility = visibility;
    story.memories = {{.memory = told}};
    Draw(story);
    screen_.ExpectNoFindings();
  }
}

TEST_P(MyFlowerScreen, AFailedReadIsSaidAndIsNotNothingFound) {
  MyFlowerModel model = Empty();
  model.code = "K7M4QX9";
  model.searched = true;
  Draw(model);
  EXPECT_TRUE(screen_.Shows(Words("mine.not_found")));
  model.failed = true;
  Draw(model);
  EXPECT_TRUE(screen_.Shows(Words("mine.trouble")));
  EXPECT_FALSE(screen_.Shows(Words("mine.not_found")));
}

TEST_P(MyFlowerScreen, KeysAndTabsAskForWhatTheySay) {
  EXPECT_EQ(std::get<slip::TypeSymbol>(Tap("pad.K", Empty())).symbol, "K");
  EXPECT_TRUE(std::holds_alternative<slip::Backspace>(Tap("pad.delete", Empty())));
  EXPECT_TRUE(std::get<slip::FindBy>(Tap("by.pictures", Empty())).pictures);
  MyFlowerModel typed = Empty();
  typed.code = "K";
  EXPECT_TRUE(std::holds_alternative<slip::Clear>(Tap("mine.again", typed)));
}

TEST_P(MyFlowerScreen, AFoundProposalLeadsToItsStory) {
  MyFlowerModel model = Empty();
  model.code = "K7M4QX9";
  model.searched = true;
  model.found = {ProposalFixture("p1")};
  Tap("open.p1", model);
  EXPECT_EQ(std::get<shell::Go>(screen_.shell).route, (Route{"story", "p1"}));
}

TEST_P(MyFlowerScreen, AStoryIsWithdrawnOnlyAfterAQuestion) {
  MyFlowerModel model = Empty();
  model.code = "K7M4QX9";
  model.searched = true;
  model.memories = {{.memory = ElderStoryFixture("s")}};
  EXPECT_EQ(std::get<slip::AskTakeBack>(Tap("take_back.s", model)).story, "s");

  SlipIntent asked;
  const auto question = [&](const ScreenContext& context) {
    DrawMyFlower(context, model);
    asked = DrawTakeBackQuestion(context);
  };
  screen_.Draw(question);
  screen_.ExpectNoFindings();
  screen_.DrawTapped("take_back.no", question);
  EXPECT_EQ(std::get<slip::AskTakeBack>(asked).story, "");
  screen_.DrawTapped("take_back.yes", question);
  EXPECT_TRUE(std::holds_alternative<slip::TakeBack>(asked));
}

INSTANTIATE_TEST_SUITE_P(Sizes, MyFlowerScreen, testing::ValuesIn(AllScreenSizes()),
                         [](const auto& size) { return size.param.name; });

}  // namespace
}  // namespace oneflower
