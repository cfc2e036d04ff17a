// 小小规划师, played at a whole kiosk: from the home screen to a sheet, and to the show.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "kiosk/screens/sheet_view.h"
#include "kiosk/ui/block_picture.h"
#include "shared/base/ids.h"
#include "shared/store/community_file.h"
#include "tests/kiosk/screens/planner_group.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

class LittlePlanners : public testing::Test {
 protected:
  // Into a new sheet of a group, in the children's text size.
  std::string Begin(const std::string& flower = "蒲公英") {
    return "wait 100\ntap settings\ntap size.child\ntap settings.close\n" +
           std::string(kEnterClass) + "tap group." + flower + "\ntap sheet.new\nwait 100\n";
  }

  // A drag from where a widget is to a place on the plan, both of the frame just drawn.
  std::string Drag(const std::string& widget, float x, float y) {
    const ui::Widget* from = kiosk_.kiosk->record().Find(widget);
    const ui::Widget* plan = kiosk_.kiosk->record().Find("plan");
    if (from == nullptr || plan == nullptr) return "tap " + widget + " is not here\n";
    const auto share = [](float at, float begin, float size) { return (at - begin) / size; };
    const float to_x = plan->box.min.x + x * plan->box.Width();
    const float to_y = plan->box.min.y + y * plan->box.Height();
    const float x1 = share(to_x, from->box.min.x, from->box.Width());
    const float y1 = share(to_y, from->box.min.y, from->box.Height());
    return fmt::format("drag {} 0.5,0.5 {},{} {},{}\nwait 50\n", widget, (0.5F + x1) / 2,
                       (0.5F + y1) / 2, x1, y1);
  }

  std::vector<KeptSheet> Kept(const PlannerGroup& group = kDandelion) {
    (void)kiosk_.store->Identity();  // is asked behind what is to be kept, and waits
    return kiosk_.reader->Sheets(group).value();
  }

  // Plays to a planting, waits until the store has it, however long its picture takes, and plays
  // on.
  std::string PlayOverPlanting(const std::string& before, const std::string& after) {
    const std::string complaint = kiosk_.Play(before + "wait 100\n");
    (void)kiosk_.store->Identity();
    return complaint.empty() ? kiosk_.Play(after) : complaint;
  }

  Sheet Only() {
    const auto kept = Kept();
    EXPECT_EQ(kept.size(), 1U);
    return kept.empty() ? Sheet() : kept.front().sheet;
  }

  HeadlessKiosk kiosk_;
};

TEST_F(LittlePlanners, GoFromHomeToASheetWithThreeBlocksAndFindItAgain) {
  EXPECT_EQ(
      kiosk_.Play(Begin() + "expect 蒲公英\ntap block.tree\nstroke plan 0.3,0.4\ntap block.bench\n"
                            "stroke plan 0.5,0.5\ntap block.slide\nstroke plan 0.7,0.6\nwait 50\n"
                            "tap planner.done\nexpect 第1张\ntap sheet.1\nexpect 搭好了\n"
                            "tap end\nexpect 我有话说\n"),
      "");
  const Sheet sheet = Only();
  ASSERT_EQ(sheet.blocks.size(), 3U);
  EXPECT_EQ(sheet.blocks[0].kind, "tree");
  EXPECT_NEAR(sheet.blocks[0].at.x, 3000, 30);
  EXPECT_NEAR(sheet.blocks[0].at.y, 2400, 30);
  EXPECT_EQ(sheet.blocks[2].kind, "slide");
}

TEST_F(LittlePlanners, ADragAndTwoTapsGiveTheSameSheet) {
  ASSERT_EQ(kiosk_.Play(Begin()), "");
  ASSERT_EQ(kiosk_.Play(Drag("block.bench", 0.25F, 0.5F)), "");
  ASSERT_EQ(kiosk_.Play("stroke plan 0.25,0.48 0.4,0.48 0.6,0.48\nwait 50\ntap planner.done\n"
                        "wait 50\ntap sheet.new\ntap block.bench\nstroke plan 0.25,0.5\n"
                        "tap block.bench\ntap block.bench\nstroke plan 0.25,0.49\n"
                        "stroke plan 0.6,0.5\nwait 50\ntap planner.done\nwait 50\n"),
            "");
  const auto kept = Kept();
  ASSERT_EQ(kept.size(), 2U);
  ASSERT_EQ(kept[0].sheet.blocks.size(), 1U);
  ASSERT_EQ(kept[1].sheet.blocks.size(), 1U);
  const PlacedBlock& dragged = kept[0].sheet.blocks.front();
  const PlacedBlock& tapped = kept[1].sheet.blocks.front();
  EXPECT_EQ(dragged.kind, tapped.kind);
  EXPECT_EQ(dragged.id, tapped.id);
  EXPECT_NEAR(dragged.at.x, tapped.at.x, 15);
  EXPECT_NEAR(dragged.at.y, tapped.at.y, 15);
  EXPECT_NEAR(dragged.at.x, 6000, 15);
}

TEST_F(LittlePlanners, ABlockLetGoBesideThePlanIsNotPutAnywhere) {
  ASSERT_EQ(kiosk_.Play(Begin()), "");
  ASSERT_EQ(kiosk_.Play(Drag("block.bench", -0.2F, -0.1F)), "");
  EXPECT_TRUE(Kept().empty());
  EXPECT_EQ(kiosk_.kiosk->record().Find("placed.1"), nullptr);
}

TEST_F(LittlePlanners, TurnTakeAwayDrawNameAndGoBackStepByStep) {
  ASSERT_EQ(kiosk_.Play(Begin() +
                        "tap block.slide\nstroke plan 0.5,0.5\ntap planner.turn\n"
                        "tap block.tree\nstroke plan 0.2,0.2\n"
                        "tap planner.pens\ntap pen.blue\nstroke plan 0.1,0.8 0.4,0.8 0.6,0.9\n"
                        "tap planner.pens\ntap planner.name\ntap layout.english\ntype our yard\n"
                        "tap key.done\nwait 50\n"),
            "");
  Sheet sheet = Only();
  EXPECT_EQ(sheet.name, "our yard");
  EXPECT_EQ(sheet.blocks.size(), 2U);
  EXPECT_EQ(sheet.blocks[0].turn, 1);
  ASSERT_EQ(sheet.lines.size(), 1U);
  EXPECT_EQ(sheet.lines.front().pen, 4);
  ASSERT_EQ(kiosk_.Play("tap planner.undo\ntap planner.undo\nstroke plan 0.2,0.18\n"
                        "tap planner.remove\nwait 50\n"),
            "");
  sheet = Only();
  EXPECT_TRUE(sheet.lines.empty() && sheet.name.empty());
  EXPECT_EQ(sheet.blocks.size(), 1U);
  ASSERT_EQ(kiosk_.Play("tap planner.undo\ntap planner.undo\ntap planner.undo\ntap planner.undo\n"
                        "wait 50\n"),
            "");
  EXPECT_TRUE(Only().Empty());
  ASSERT_EQ(kiosk_.Play("tap planner.redo\nwait 50\n"), "");
  EXPECT_EQ(Only().blocks.size(), 1U);
}

TEST_F(LittlePlanners, StepsAreTakenBackAlsoAfterTheSheetWasLeft) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap block.tree\nstroke plan 0.3,0.4\ntap block.bench\n"
                                  "stroke plan 0.5,0.5\nwait 50\ntap planner.done\nexpect 第1张\n"
                                  "tap sheet.1\nexpect 搭好了\ntap planner.undo\nwait 50\n"),
            "");
  ASSERT_EQ(Only().blocks.size(), 1U);
  EXPECT_EQ(Only().blocks.front().kind, "tree");
  ASSERT_EQ(kiosk_.Play("tap planner.done\ntap sheet.1\ntap planner.redo\nwait 50\n"), "");
  EXPECT_EQ(Only().blocks.size(), 2U);
  ASSERT_EQ(kiosk_.Play("tap planner.undo\ntap planner.undo\nwait 50\n"), "");
  EXPECT_TRUE(Only().Empty());
}

TEST_F(LittlePlanners, TheStepsOfOneSheetAreNoneOfAnother) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap block.tree\nstroke plan 0.3,0.4\nwait 50\n"
                                  "tap planner.done\ntap sheet.new\nwait 50\n"),
            "");
  EXPECT_FALSE(kiosk_.record().Find("planner.undo")->enabled);
  ASSERT_EQ(kiosk_.Play("tap planner.done\ntap sheet.1\nwait 50\n"), "");
  EXPECT_TRUE(kiosk_.record().Find("planner.undo")->enabled);
}

TEST_F(LittlePlanners, TheNextVisitCannotTakeBackWhatAnotherBuilt) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap block.tree\nstroke plan 0.3,0.4\nwait 50\n"
                                  "tap planner.done\nexpect 第1张\ntap end\nexpect 我有话说\n"),
            "");
  ASSERT_EQ(Only().blocks.size(), 1U);
  ASSERT_EQ(
      kiosk_.Play(std::string(kEnterClass) + "tap group.蒲公英\ntap sheet.1\nexpect 搭好了\n"), "");
  EXPECT_FALSE(kiosk_.record().Find("planner.undo")->enabled);
}

TEST_F(LittlePlanners, ComeAsChildrenFromAnyFirstScreen) {
  for (const char* mode : {"standard", "large", "child"}) {
    ASSERT_EQ(kiosk_.Play(std::string("mode ") + mode + "\nwait 50\ntap planner\nwait 50\n"), "");
    EXPECT_EQ(kiosk_.kiosk->mode(), ui::TextMode::kChild) << mode;
    ASSERT_EQ(kiosk_.Play("tap end\nwait 50\n"), "");
    EXPECT_EQ(kiosk_.kiosk->mode(), ui::TextMode::kStandard) << "the next visitor's size";
  }
}

TEST_F(LittlePlanners, WhoSetsAnotherSizeThereKeepsIt) {
  ASSERT_EQ(kiosk_.Play("tap planner\ntap settings\ntap size.elder\ntap settings.close\n"
                        "tap code.sun\ntap code.cat\ntap code.house\nwait 50\n"),
            "");
  EXPECT_EQ(kiosk_.kiosk->mode(), ui::TextMode::kElder);
}

TEST_F(LittlePlanners, WhatIsSeenMoreCloselyIsPutMoreExactly) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap planner.look\nexpect 第5块\ntap part.5\ntap block.lamp\n"
                                  "stroke plan 0.5,0.5\ntap planner.look\nwait 50\n"),
            "");
  const SheetSpot at = Only().blocks.front().at;
  EXPECT_NEAR(at.x, 5000, 8);
  EXPECT_NEAR(at.y, 3000, 8);
}

TEST_F(LittlePlanners, TheVoiceStaysWithTheSheet) {
  ASSERT_EQ(
      kiosk_.Play(
          Begin() +
          "tap planner.voice\ntap voice.talk\nwait 2000\ntap voice.talk\n"
          "expect 说得很好\ntap voice.done\nexpect 说了 0:0\nwait 50\ntap end\nexpect 我有话说\n"),
      "");
  const auto kept = Kept();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_GE(kept.front().voice_ms, 1500);
  EXPECT_FALSE(kiosk_.reader->SheetVoice(kept.front().id)->empty());
  ASSERT_EQ(kiosk_.Play("wait 100\ntap settings\ntap size.child\ntap settings.close\n" +
                        std::string(kEnterClass) +
                        "tap group.蒲公英\ntap sheet.1\nexpect 说了 0:0\ntap planner.voice\n"
                        "tap voice.drop\ntap back\nwait 50\n"),
            "");
  EXPECT_EQ(Kept().front().voice_ms, 0);
}

TEST_F(LittlePlanners, ASecondGroupSeesNothingOfTheFirstOne) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap block.tree\nstroke plan 0.5,0.5\nwait 50\ntap planner.done\n"
                                  "expect 第1张\ntap end\nexpect 我有话说\n"),
            "");
  EXPECT_EQ(kiosk_.Play("wait 100\ntap settings\ntap size.child\ntap settings.close\n" +
                        std::string(kEnterClass) +
                        "tap group.桂花\nexpect 这里还空着\nabsent 第1张\ntap back\ntap back\n"
                        "tap code.sun\ntap code.cat\ntap code.cat\ntap group.蒲公英\n"
                        "expect 这里还空着\ntap end\nexpect 我有话说\n"),
            "");
}

TEST_F(LittlePlanners, WhatTheyPutDownIsKeptAlthoughNobodyEndsTheVisit) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap block.tree\nstroke plan 0.5,0.5\nidle question\n"
                                  "expect 继续使用\nidle attract\nwait 200\n"),
            "");
  EXPECT_EQ(Only().blocks.size(), 1U);
  EXPECT_EQ(kiosk_.Play("tap attract\nwait 100\ntap planner\nwait 100\nabsent 蒲公英\n"), "");
}

TEST_F(LittlePlanners, WhatTheyAreTypingOrTellingCountsAlthoughTheyEndTheVisit) {
  EXPECT_EQ(kiosk_.Play(Begin() + "tap planner.name\ntap layout.english\ntype our yard\n"
                                  "tap end\nexpect 我有话说\n"),
            "");
  EXPECT_EQ(Only().name, "our yard");
  EXPECT_EQ(kiosk_.Play(Begin("桂花") + "tap planner.voice\ntap voice.talk\nwait 2000\n"
                                        "tap end\nexpect 我有话说\n"),
            "");
  const auto told = Kept({kDandelion.code, "桂花"});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_GE(told.front().voice_ms, 1500);
}

class Show : public LittlePlanners {
 protected:
  // Two groups of one workshop have built something, a third one of another workshop, too.
  void SetUp() override {
    Build(kDandelion, "我们的院子", "bench", {4900, 3000});
    Build({kDandelion.code, "桂花"}, "", "tree", {1000, 5600});
    Build({"1-1-1", "桂花"}, "别的班", "tree", {1000, 5600});
  }
  void Build(const PlannerGroup& group, const std::string& name, const std::string& kind,
             SheetSpot at) {
    kiosk_.clock.Advance(1000);
    SheetDesk desk;
    desk.Place(kind, at);
    desk.Rename(name);
    kiosk_.store->KeepSheet({.id = NewId(kiosk_.clock.WallMs(), random_),
                             .group = group,
                             .sheet = desk.sheet(),
                             .made_ms = kiosk_.clock.WallMs(),
                             .changed_ms = kiosk_.clock.WallMs()});
    (void)kiosk_.store->Identity();
  }
  static std::string Open() {
    return std::string(kEnterClass) +
           "tap planner.show\nexpect 密码\ntap pin.2\ntap pin.5\ntap pin.8\ntap pin.0\n"
           "tap pin.ok\n";
  }

  FakeRandom random_{7};
};

TEST_F(Show, PagesThroughAllModelsOfTheWorkshopAndNoOther) {
  EXPECT_EQ(kiosk_.Play(Open() + "expect 《我们的院子》 · 蒲公英\nexpect 1 / 2\ntap show.next\n"
                                 "expect 《第2张》 · 桂花\nabsent 我们的院子\ntap show.back\n"
                                 "expect 我们的院子\nabsent 别的班\ntap back\nexpect 哪朵花\n"),
            "");
}

TEST_F(Show, IsNotOpenedWithoutTheStaffsPin) {
  EXPECT_EQ(kiosk_.Play(std::string(kEnterClass) +
                        "tap planner.show\ntap pin.1\ntap pin.1\ntap pin.1\ntap pin.1\n"
                        "tap pin.ok\nabsent 我们的院子\ntap back\nexpect 哪朵花\n"),
            "");
}

TEST_F(Show, ABenchOnAModelBecomesAProposalThatKeepsTheChildsFlower) {
  EXPECT_EQ(
      PlayOverPlanting(Open() + "stroke show.plan 0.49,0.49\ntap show.propose\n"
                                "expect 我们希望中庭泳池有长椅。\ntap ask.not\nabsent 我们希望\n"
                                "tap show.propose\ntap ask.plant\n",
                       "expect 谢谢您\ntap thanks.wall\nwait 100\n"),
      "");
  const auto rows = kiosk_.reader->Wall({}).value();
  const Proposal planted = kiosk_.reader->Proposals({rows.front()})->front();
  EXPECT_EQ(planted.text, "我们希望中庭泳池有长椅。");
  EXPECT_EQ(planted.place, "pool");
  EXPECT_EQ(planted.topic, "neighbours");
  EXPECT_EQ(planted.signature, "蒲公英");
  ASSERT_TRUE(planted.model);
  EXPECT_EQ(planted.model->name, "我们的院子");
  EXPECT_EQ(planted.model->flower, "蒲公英");
  ASSERT_EQ(planted.media.size(), 1U);
  EXPECT_EQ(planted.media.front().kind, MediumKind::kDrawing);
  const Bytes png = kiosk_.reader->Blob(planted.media.front().blob).value();
  ASSERT_GT(png.size(), 5000U) << "a plan is more than an empty sheet";
  EXPECT_EQ(std::string(png.begin() + 1, png.begin() + 4), "PNG");
  EXPECT_EQ(kiosk_.Play("wait 100\nexpect 来自小小规划师《我们的院子》 · 蒲公英\n"), "");
}

TEST_F(Show, GoesOnWithTheOtherModelsAfterAProposal) {
  EXPECT_EQ(
      PlayOverPlanting(Open() + "stroke show.plan 0.49,0.49\ntap show.propose\ntap ask.plant\n",
                       "expect 谢谢您\ntap back\nexpect 1 / 2\nabsent 我们希望\n"
                       "tap show.next\nexpect 《第2张》 · 桂花\n"),
      "");
}

TEST_F(Show, ABlockThatIsAProposalAlreadyLeadsToItsStoryInsteadOfAnotherPlanting) {
  const std::string choose = "stroke show.plan 0.49,0.49\ntap show.propose\n";
  ASSERT_EQ(PlayOverPlanting(Open() + choose + "tap ask.plant\n", "expect 谢谢您\ntap end\n"), "");
  const size_t on_wall = kiosk_.reader->Wall({})->size();
  EXPECT_EQ(kiosk_.Play(Open() + choose + "expect 已经种下去了\nabsent 先不种\ntap ask.story\n" +
                        "expect 来自小小规划师《我们的院子》 · 蒲公英\ntap back\nexpect 1 / 2\n" +
                        "absent 已经种下去了\n"),
            "");
  EXPECT_EQ(kiosk_.record().Find("ask.plant"), nullptr);
  EXPECT_EQ(kiosk_.Play("lang en\n" + choose + "expect planted already\n"), "")
      << "in another language it is the same wish";
  EXPECT_EQ(kiosk_.reader->Wall({})->size(), on_wall);
}

TEST_F(Show, WhatAVisitorHadBegunIsThereAfterAModelWasPlanted) {
  ASSERT_EQ(PlayOverPlanting("tap say\ntype ludeng\npick 路灯\ntap home\n" + Open() +
                                 "stroke show.plan 0.49,0.49\ntap show.propose\ntap ask.plant\n",
                             "expect 谢谢您\ntap back\ntap back\ntap back\ntap home\n"),
            "");
  EXPECT_EQ(kiosk_.Play("tap settings\ntap size.standard\ntap settings.close\ntap say\n"
                        "expect 路灯\n"),
            "");
}

TEST_F(Show, AsksForThePinAgainOnceItWasLeft) {
  EXPECT_EQ(kiosk_.Play(Open() + "expect 1 / 2\ntap back\nexpect 哪朵花\ntap planner.show\n"
                                 "expect 密码\n"),
            "");
}

TEST_F(Show, TurnsThePagesByItselfAndStaysAtTheLastOne) {
  EXPECT_EQ(kiosk_.Play(Open() + "tap show.roll\nexpect 停在这页\nwait 11000\nexpect 1 / 2\n"
                                 "wait 2000\nexpect 2 / 2\nexpect 停在这页\nwait 13000\n"
                                 "expect 2 / 2\nexpect 自己翻页\n"
                                 "tap show.roll\nexpect 1 / 2\ntap show.roll\nwait 20000\n"
                                 "expect 1 / 2\n"),
            "");
}

TEST_F(Show, APageStaysUntilItsVoiceHasBeenHeard) {
  const std::string flower = "桂花";
  ASSERT_EQ(kiosk_.Play(std::string(kEnterClass) + "tap group." + flower +
                        "\ntap sheet.1\ntap planner.voice\ntap voice.talk\nwait 20000\n"
                        "tap voice.talk\ntap voice.done\nwait 50\ntap end\nexpect 我有话说\n"),
            "");
  EXPECT_EQ(kiosk_.Play(Open() + "tap show.roll\nwait 13000\nexpect 2 / 2\nexpect 不听了\n"
                                 "wait 15000\nexpect 停在这页\nexpect 不听了\nwait 7000\n"
                                 "expect 自己翻页\nexpect 听一听\n"),
            "");
}

// 童言无忌 and 儿童清单.
TEST_F(LittlePlanners, TheQuestionOfTheWeekIsAnsweredWithADrawing) {
  ASSERT_EQ(kiosk_.Play("wait 100\n"), "");
  EXPECT_EQ(kiosk_.kiosk->record().Find("card"), nullptr) << "it is the children's";
  EXPECT_EQ(PlayOverPlanting("tap settings\ntap size.child\ntap settings.close\n"
                             "tap card\ntap way.sketch\n"
                             "stroke sheet 0.2,0.2 0.8,0.6\ntap sketch.done\ntap ways.next\n"
                             "tap look.more\nabsent 停车\nexpect 孩子们\ntap more.skip\n"
                             "tap more.skip\ntap more.skip\ntap plant\n",
                             "expect 谢谢您\n"),
            "");
  const auto rows = kiosk_.reader->Wall({}).value();
  const Proposal planted = kiosk_.reader->Proposals({rows.front()})->front();
  EXPECT_TRUE(planted.text.starts_with("童言无忌：")) << planted.text;
  EXPECT_FALSE(planted.topic.empty());
  EXPECT_EQ(planted.media.size(), 1U);
}

TEST_F(LittlePlanners, TheQuestionOfTheWeekIsAnsweredByVoiceOrDrawingAndStaysWithTheAnswer) {
  const auto shown = [&](const char* id) { return kiosk_.kiosk->record().Find(id) != nullptr; };
  ASSERT_EQ(kiosk_.Play("wait 100\ntap settings\ntap size.child\ntap settings.close\ntap card\n"),
            "");
  EXPECT_TRUE(shown("ways.question") && shown("way.voice") && shown("way.sketch"));
  EXPECT_FALSE(shown("way.words") || shown("way.photo") || shown("way.place"));
  ASSERT_EQ(kiosk_.Play("tap home\ntap say\nwait 50\n"), "");
  EXPECT_FALSE(shown("ways.question")) << "nothing was answered yet";
  EXPECT_TRUE(shown("way.words"));
  ASSERT_EQ(kiosk_.Play("tap home\ntap card\ntap way.sketch\nstroke sheet 0.2,0.2 0.8,0.6\n"
                        "tap sketch.done\ntap home\ntap say\nwait 50\n"),
            "");
  EXPECT_TRUE(shown("ways.question"));
}

TEST(Blocks, OfTheCommunityAllHaveAPictureANameAndATopicOfItsOwn) {
  const auto community =
      LoadCommunity(std::filesystem::path(ONEFLOWER_SOURCE_DIR) / "assets" / "community");
  ASSERT_TRUE(community);
  EXPECT_GE(community->blocks.size(), 12U);
  for (const BlockKind& block : community->blocks) {
    EXPECT_TRUE(ui::HasBlockPicture(block.picture)) << block.id;
    EXPECT_FALSE(block.name.zh.empty() || block.name.en.empty()) << block.id;
    EXPECT_TRUE(block.turns == 1 || block.turns == 2 || block.turns == 4) << block.id;
    EXPECT_GT(block.wide_m * block.deep_m, 0) << block.id;
    EXPECT_NE(std::ranges::find(community->topics, block.topic, &Topic::id),
              community->topics.end())
        << block.id;
  }
}

}  // namespace
}  // namespace oneflower
