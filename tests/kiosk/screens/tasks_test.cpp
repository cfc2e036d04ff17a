// What a visitor comes for, played from the first touch to the end, in every text size.
#include <gtest/gtest.h>

#include "kiosk/ui/picture.h"
#include "shared/base/ids.h"
#include "shared/domain/samples.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

class VisitorsTask : public testing::TestWithParam<ui::TextMode> {
 protected:
  // The visitor sets the size first, as one would; then the steps. Everything is put back after.
  std::string Do(const std::string& steps) {
    return kiosk_.Play("tap settings\ntap size." + std::string(ui::TextModeName(GetParam())) +
                       "\ntap settings.close\n" + steps);
  }
  int64_t OnWall() { return static_cast<int64_t>(kiosk_.reader->Wall({})->size()); }
  Proposal Newest() {
    const auto rows = kiosk_.reader->Wall({}).value();
    return kiosk_.reader->Proposals({rows.front()})->front();
  }

  HeadlessKiosk kiosk_;
};

TEST_P(VisitorsTask, SayingSomethingInPinyinAndKeepingTheSlip) {
  const int64_t before = OnWall();
  EXPECT_EQ(Do("tap say\ntype zhongting\npick 中庭\ntype taijie\npick 台阶\ntap key.done\n"
               "expect 看不到您是谁\ntap topic.safety\ntap sign.nobody\ntap plant\n"
               "expect 谢谢您\nexpect 记下这几个字\ntap thanks.done\nexpect 我有话说\nabsent "
               "记下这几个字\n"),
            "");
  EXPECT_EQ(OnWall(), before + 1);
  EXPECT_EQ(Newest().text, "中庭台阶");
  EXPECT_TRUE(Newest().signature.empty());
}

TEST_P(VisitorsTask, SayingItInEnglishUnderAFlowersName) {
  EXPECT_EQ(Do("tap lang\ntap say\ntype a bench please\ntap key.done\ntap topic.green\n"
               "tap sign.向日葵\ntap plant\nexpect Thank you\ntap end\nexpect 我有话说\n"),
            "");
  EXPECT_EQ(Newest().text, "a bench please");
  EXPECT_EQ(Newest().signature, "向日葵");
}

TEST_P(VisitorsTask, GivingANeighboursWordsAFlowerInsteadOfSayingThemAgain) {
  const std::string joined = NaturalId({"sample", "s01"});
  const int before = kiosk_.reader->StoryOf(joined)->proposal.flowers;
  EXPECT_EQ(Do("tap say\ntype taijie\npick 台阶\ntype fushou\npick 扶手\ntap join." + joined +
               "\nexpect 已跟\ntap end\nexpect 我有话说\n"),
            "");
  EXPECT_EQ(kiosk_.reader->StoryOf(joined)->proposal.flowers, before + 1);
}

TEST_P(VisitorsTask, FindingAStoryByTwoCharactersAndGivingItAFlower) {
  const std::string wanted = NaturalId({"sample", "s01"});
  const int before = kiosk_.reader->StoryOf(wanted)->proposal.flowers;
  EXPECT_EQ(Do("tap wall\ntap search\ntype fushou\npick 扶手\ntap row." + wanted +
               "\nexpect 它的故事\ntap give\nexpect " + std::to_string(before + 1) +
               "\ntap back\nexpect 万家花开故事墙\ntap end\n"),
            "");
  EXPECT_EQ(kiosk_.reader->StoryOf(wanted)->proposal.flowers, before + 1);
}

TEST_P(VisitorsTask, SeeingByTheSlipsCodeWhereAProposalStands) {
  std::string code;
  for (const char symbol : SampleSlipCode("s01")) code += std::string("tap pad.") + symbol + "\n";
  EXPECT_EQ(Do("tap mine\n" + code + "expect 它结果了\ntap end\nexpect 我有话说\n"), "");
}

TEST_P(VisitorsTask, SeeingByTheSlipsPicturesWhereAProposalStands) {
  const PicturePair pair = PicturesOf(SampleSlipCode("s01"));
  std::string picks;
  for (const int picture : {pair.first, pair.second}) {
    picks += "tap picture." + std::string(ui::PictureKey(picture)) + "\n";
  }
  EXPECT_EQ(Do("tap mine\ntap by.pictures\n" + picks + "expect 中庭台阶加一排扶手\ntap end\n"), "");
}

TEST_P(VisitorsTask, AMistypedCodeIsToldKindly) {
  std::string code = SampleSlipCode("s01");
  std::swap(code[0], code[1]);
  std::string taps;
  for (const char symbol : code) taps += std::string("tap pad.") + symbol + "\n";
  EXPECT_EQ(Do("tap mine\n" + taps + "expect 点错了\ntap mine.again\nabsent 点错了\n"), "");
}

INSTANTIATE_TEST_SUITE_P(TextSizes, VisitorsTask, testing::ValuesIn(ui::kTextModes),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

class NobodyLeft : public testing::Test {
 protected:
  HeadlessKiosk kiosk_;
};

TEST_F(NobodyLeft, AfterTheQuestionTheNextVisitorFindsNothingOfTheLastOne) {
  EXPECT_EQ(kiosk_.Play("tap settings\ntap size.large\ntap theme.dark\ntap settings.close\n"
                        "tap say\ntype ludeng\npick 路灯\nexpect 路灯\nidle question\n"
                        "expect 您还在吗\ntap idle.keep\nabsent 您还在吗\nexpect 路灯\n"
                        "idle attract\nwait 100\nabsent 路灯\ntap attract\n"
                        "tap say\nexpect 想说什么都可以\nabsent 路灯\n"),
            "");
  EXPECT_EQ(kiosk_.kiosk->mode(), ui::TextMode::kStandard);
  EXPECT_EQ(kiosk_.kiosk->facts(*kiosk_.metrics).theme, "standard");
}

TEST_F(NobodyLeft, TheQuestionCountsDownAndThenTheStoriesBegin) {
  EXPECT_EQ(kiosk_.Play("tap wall\nidle question\nexpect 您还在吗\nexpect 45\nwait 10000\n"
                        "expect 35\nwait 36000\nabsent 您还在吗\nexpect 点一下屏幕\n"),
            "");
}

TEST_F(NobodyLeft, AVisitorWhoWritesHasMoreTimeThanOneWhoReads) {
  EXPECT_EQ(kiosk_.Play("tap say\nwait 121000\nabsent 您还在吗\nwait 60000\nexpect 您还在吗\n"),
            "");
}

}  // namespace
}  // namespace oneflower
