// What a visitor comes for, played from the first touch to the end, in every text size.
#include <gtest/gtest.h>

#include <sstream>
#include <thread>

#include "kiosk/ui/picture.h"
#include "shared/base/ids.h"
#include "shared/domain/samples.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

// 大, stroke by stroke.
constexpr const char* kGreat =
    "stroke pad 0.31,0.44 0.35,0.44 0.50,0.40 0.63,0.37 0.69,0.39\n"
    "stroke pad 0.44,0.13 0.48,0.17 0.47,0.39 0.45,0.56 0.42,0.64 0.37,0.72 0.27,0.81\n"
    "stroke pad 0.48,0.46 0.54,0.59 0.59,0.68 0.66,0.77 0.78,0.80\n";

class VisitorsTask : public testing::TestWithParam<ui::TextMode> {
 protected:
  // The visitor sets the size first, as one would; then the steps. Everything is put back after.
  std::string Do(const std::string& steps) {
    return kiosk_.Play("tap settings\ntap size." + std::string(ui::TextModeName(GetParam())) +
                       "\ntap settings.close\n" + steps);
  }
  static bool ChoosesFirst() {
    return GetParam() == ui::TextMode::kElder || GetParam() == ui::TextMode::kChild;
  }
  // Elders and children are asked first how they would like to say it.
  static std::string Say() { return ChoosesFirst() ? "tap say\ntap way.words\n" : "tap say\n"; }
  // From what was said to the thanks. What they do not have to say, elders and children are not
  // asked for.
  static std::string Plant() {
    return (ChoosesFirst() ? "" : "tap topic.safety\ntap sign.nobody\n") +
           std::string("tap plant\nexpect 谢谢您\n");
  }
  // All of it told: on one screen, or for elders and children one question after the other.
  static std::string PlantAs(const std::string& topic, const std::string& signature,
                             const std::string& mood, const std::string& thanks = "谢谢您") {
    std::string told = ChoosesFirst() ? "tap look.more\n" : "";
    told += "tap topic." + topic + "\ntap sign." + signature + "\n";
    if (!mood.empty()) told += "tap mood." + mood + "\n";
    if (mood.empty() && ChoosesFirst()) told += "tap more.skip\n";
    return told + "tap plant\nexpect " + thanks + "\n";
  }
  // Done with what stands beside the words.
  static std::string Next() { return ChoosesFirst() ? "tap ways.next\n" : "tap key.done\n"; }
  // Strokes of a square, written in the middle of a pad that is wider than high.
  std::string OnPad(const std::string& strokes) {
    const ui::Widget* pad = kiosk_.kiosk->record().Find("pad");
    const float squeeze = pad != nullptr ? pad->box.Height() / pad->box.Width() : 1;
    std::istringstream in(strokes);
    std::string out;
    for (std::string word; in >> word;) {
      const size_t comma = word.find(',');
      if (comma == std::string::npos) {
        out += (word == "stroke" && !out.empty() ? "\n" : "") + word + " ";
        continue;
      }
      const float x = 0.5F + (std::stof(word) - 0.5F) * squeeze;
      out += std::to_string(x) + word.substr(comma) + " ";
    }
    return out + "\n";
  }
  void NeighboursPlant(size_t count) {
    const size_t wanted = kiosk_.reader->Wall({})->size() + count;
    for (size_t i = 0; i < count; ++i) {
      kiosk_.store->Submit(PlantProposal{
          .visit = {"neighbour"}, .text = "邻居的第" + std::to_string(i) + "条", .topic = "green"});
    }
    while (kiosk_.reader->Wall({})->size() < wanted) std::this_thread::yield();
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
  EXPECT_EQ(Do(Say() + "type zhongting\npick 中庭\ntype taijie\npick 台阶\ntap key.done\n" +
               "expect 看不到您是谁\n" + Plant() +
               "expect 记下这几个字\ntap thanks.done\nexpect 我有话说\nabsent 记下这几个字\n"),
            "");
  EXPECT_EQ(OnWall(), before + 1);
  EXPECT_EQ(Newest().text, "中庭台阶");
  EXPECT_TRUE(Newest().signature.empty());
}

TEST_P(VisitorsTask, SayingItByHandWithoutKnowingPinyin) {
  ASSERT_EQ(Do(Say() + "tap layout.hand\nwait 50\n"), "");
  EXPECT_EQ(kiosk_.Play(OnPad(kGreat) +
                        "stroke pad 0.1,0.1 0.9,0.9\ntap key.undo\npick 大\ntap key.。\n" +
                        "stroke pad 0.2,0.5 0.8,0.5\ntap key.clear\ntap key.done\n" + Plant()),
            "");
  EXPECT_EQ(Newest().text, "大。");
}

TEST_P(VisitorsTask, SayingItWithTheNineKeysOfATelephone) {
  EXPECT_EQ(Do(Say() + "tap layout.nine\ntype 583364\npick 路灯\ntype 7482\ntap syllable.qi\n" +
               "pick 其他\ntap key.？\ntap key.done\n" + Plant()),
            "");
  EXPECT_EQ(Newest().text, "路灯其他？");
}

TEST_P(VisitorsTask, FindingAStoryByHand) {
  ASSERT_EQ(Do("tap wall\ntap search\ntap layout.hand\nwait 50\n"), "");
  EXPECT_EQ(
      kiosk_.Play(OnPad(kGreat) + "pick 大\ntap key.done\nexpect 大\ntap end\nexpect 我有话说\n"),
      "");
}

// Seven taps for an elder: no letter, no name, no topic is asked for.
TEST_P(VisitorsTask, SayingItAloud) {
  EXPECT_EQ(Do("tap say\ntap way.voice\nexpect 邻居都能听到\ntap voice.talk\nwait 2000\n"
               "tap voice.talk\nexpect 说得很好\ntap voice.done\n" +
               Next() + Plant()),
            "");
  EXPECT_EQ(kiosk_.Play("tap thanks.wall\nwait 100\nexpect 一段说出来的话\n"), "");
  for (const ui::Widget& widget : kiosk_.kiosk->record().widgets()) {
    EXPECT_FALSE(widget.label.starts_with(" · ")) << widget.label;
  }
  EXPECT_TRUE(Newest().text.empty());
  ASSERT_EQ(Newest().media.size(), 1U);
  const Medium memo = Newest().media.front();
  EXPECT_EQ(memo.kind, MediumKind::kVoice);
  EXPECT_GE(memo.ms, 1500);
  EXPECT_EQ(BlobId(kiosk_.reader->Blob(memo.blob).value()), memo.blob);
}

TEST_P(VisitorsTask, WhoTriesToSayItAnewKeepsWhatWasSaidUntilItIsSaid) {
  EXPECT_EQ(Do("tap say\ntap way.voice\ntap voice.talk\nwait 2000\ntap voice.talk\n"
               "expect 说得很好\ntap voice.talk\ntap voice.talk\nexpect 还没有听到\n"
               "tap voice.done\nexpect 说了 0:0\ntap way.voice\ntap voice.drop\ntap back\n"
               "absent 说了 0:0\n"),
            "");
}

TEST_P(VisitorsTask, DrawingItAndSayingWhere) {
  EXPECT_EQ(Do("tap say\ntap way.place\ntap place.2\ntap place.3\ntap unit.2\n"
               "expect 23栋2单元\ntap place.done\ntap way.sketch\n"
               "stroke sheet 0.2,0.2 0.8,0.6\nstroke sheet 0.2,0.6 0.8,0.2\ntap sketch.undo\n"
               "tap sketch.done\n" +
               Next() + PlantAs("safety", "nobody", "hope")),
            "");
  EXPECT_EQ(Newest().place, "23-2");
  EXPECT_EQ(Newest().topic, "safety");
  EXPECT_EQ(Newest().mood, Mood::kHope);
  ASSERT_EQ(Newest().media.size(), 1U);
  EXPECT_EQ(Newest().media.front().kind, MediumKind::kDrawing);
  EXPECT_FALSE(kiosk_.reader->Blob(Newest().media.front().thumb).value().empty());
}

TEST_P(VisitorsTask, FindingOnesFlowerByHoldingTheSlipToTheScanner) {
  EXPECT_EQ(Do("scan http://192.0.2.1:8420/s/" + Newest().slip_code + "\nexpect " +
               Newest().text.substr(0, 12) + "\n"),
            "");
}

TEST_P(VisitorsTask, BeginningWithWordsThatAreOffered) {
  ASSERT_EQ(Do(Say() + "tap prompt.hope\nwait 50\nabsent 可以这样开头\n"), "");
  EXPECT_EQ(kiosk_.record().Find("prompt.hope"), nullptr) << "something was said already";
  EXPECT_EQ(kiosk_.Play("type zhongting\npick 中庭\ntap key.done\n" + Plant()), "");
  EXPECT_EQ(Newest().text, "我希望中庭");
  EXPECT_EQ(Newest().mood, Mood::kHope);
}

TEST_P(VisitorsTask, SayingItInEnglishUnderAFlowersName) {
  EXPECT_EQ(
      Do("tap lang\n" + Say() + "type a bench please\ntap key.done\n" +
         PlantAs("green", "向日葵", "", "Thank you, it is planted") + "tap end\nexpect 我有话说\n"),
      "");
  EXPECT_EQ(Newest().text, "a bench please");
  EXPECT_EQ(Newest().signature, "向日葵");
  EXPECT_EQ(Newest().topic, "green");
  EXPECT_EQ(Newest().mood, Mood::kNone);
}

TEST_P(VisitorsTask, GivingANeighboursWordsAFlowerInsteadOfSayingThemAgain) {
  const std::string joined = NaturalId({"sample", "s01"});
  const int before = kiosk_.reader->StoryOf(joined)->proposal.flowers;
  EXPECT_EQ(Do(Say() + "type taijie\npick 台阶\ntype fushou\npick 扶手\ntap join." + joined +
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

TEST_P(VisitorsTask, ACodeOfNobodysIsNotFoundAndSaidSo) {
  std::string taps;
  for (const char symbol : SampleSlipCode("nobody")) {
    taps += std::string("tap pad.") + symbol + "\n";
  }
  EXPECT_EQ(Do("tap mine\n" + taps + "expect 还没有找到它\ntap mine.again\nabsent 还没有找到它\n"),
            "");
}

TEST_P(VisitorsTask, TurningThePagesOfTheListAndTheGarden) {
  NeighboursPlant(60);
  const std::string newest = Newest().id;
  const auto shows = [&](const std::string& id) { return kiosk_.record().Find(id) != nullptr; };
  ASSERT_EQ(Do("tap wall\nwait 100\ntap view.list\nwait 50\n"), "");
  EXPECT_TRUE(shows("row." + newest));
  EXPECT_FALSE(kiosk_.record().Find("list.back")->enabled) << "above the first one is nothing";
  ASSERT_EQ(kiosk_.Play("tap list.on\nwait 50\ntap list.on\nwait 50\n"), "");
  EXPECT_FALSE(shows("row." + newest));
  ASSERT_EQ(kiosk_.Play("tap list.back\nwait 50\ntap list.back\nwait 50\n"), "");
  EXPECT_TRUE(shows("row." + newest));
  ASSERT_EQ(kiosk_.Play("tap view.garden\nwait 300\n"), "");
  EXPECT_TRUE(shows("flower." + newest));
  EXPECT_FALSE(kiosk_.record().Find("garden.back")->enabled);
  ASSERT_EQ(kiosk_.Play("tap garden.on\nwait 300\n"), "");
  EXPECT_FALSE(shows("flower." + newest));
  ASSERT_EQ(kiosk_.Play("tap garden.back\nwait 300\n"), "");
  EXPECT_TRUE(shows("flower." + newest));
}

TEST_P(VisitorsTask, AnEmptyGardenHasNoPagesToTurn) {
  ASSERT_EQ(Do("tap wall\nwait 100\n"), "");
  EXPECT_TRUE(kiosk_.record().Find("garden.on")->enabled);
  ASSERT_EQ(
      kiosk_.Play("tap topic.repair\nwait 50\ntap stage.feed_back\nwait 100\nexpect 还没有花\n"),
      "");
  EXPECT_FALSE(kiosk_.record().Find("garden.on")->enabled);
  EXPECT_FALSE(kiosk_.record().Find("garden.back")->enabled);
  ASSERT_EQ(kiosk_.Play("tap stage.feed_back\nwait 100\n"), "");
  EXPECT_TRUE(kiosk_.record().Find("garden.on")->enabled);
}

TEST_P(VisitorsTask, SeeingOnlyWhatIsInBloom) {
  ASSERT_EQ(Do("tap wall\nwait 100\ntap view.list\nwait 50\nexpect 提议 ·\n"
               "tap stage.execute\nexpect 执行 ·\nabsent 提议 ·\nabsent 商议 ·\n"),
            "");
  EXPECT_TRUE(kiosk_.record().Find("stage.execute")->selected);
  EXPECT_EQ(kiosk_.Play("tap stage.execute\nexpect 提议 ·\n"), "");
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

TEST_F(NobodyLeft, InkThatWasNotPickedYetIsGoneWithTheVisit) {
  EXPECT_EQ(kiosk_.Play("tap say\ntap layout.hand\n" + std::string(kGreat) +
                        "expect 大\nidle question\nidle attract\nwait 100\ntap attract\n"
                        "tap say\ntap layout.hand\nexpect 用手指在这里写一个字\n"),
            "");
  for (const ui::Widget& widget : kiosk_.kiosk->record().widgets()) {
    EXPECT_NE(widget.role, ui::Role::kCandidate) << widget.label;
  }
}

TEST_F(NobodyLeft, AStrokeUnderTheFingerIsGoneWithTheVisit) {
  ASSERT_EQ(kiosk_.Play("tap say\ntap layout.hand\nwait 50\n"), "");
  const ui::Box pad = kiosk_.kiosk->record().Find("pad")->box;
  kiosk_.FingerDown(pad.Center().x, pad.Center().y);
  kiosk_.Frame();
  kiosk_.FingerMove(pad.Center().x + 50, pad.Center().y);
  kiosk_.Frame();
  EXPECT_EQ(kiosk_.Play("idle question\nidle attract\nwait 100\n"), "");
  kiosk_.FingerUp(pad.Center().x + 50, pad.Center().y);
  EXPECT_EQ(kiosk_.Play("tap attract\ntap say\ntap layout.hand\n"
                        "expect 用手指在这里写一个字\n"),
            "");
}

// A second hand that leans on the panel writes nothing, and joins nothing.
TEST_F(NobodyLeft, TwoFingersAreNeverOneStroke) {
  using Kind = ui::TouchEvent::Kind;
  ASSERT_EQ(kiosk_.Play("tap say\ntap layout.hand\nwait 50\n"), "");
  const ui::Box pad = kiosk_.kiosk->record().Find("pad")->box;
  const auto touch = [&](Kind kind, int64_t finger, float x, float y) {
    kiosk_.kiosk->Touch({kind,
                         finger,
                         {pad.min.x + x * pad.Width(), pad.min.y + y * pad.Height()},
                         kiosk_.clock.MonotonicMs()});
    kiosk_.Frame();
  };
  touch(Kind::kDown, 1, 0.2F, 0.5F);
  touch(Kind::kDown, 2, 0.5F, 0.1F);
  for (int i = 0; i <= 10; ++i) {
    const float share = static_cast<float>(i) / 10;
    touch(Kind::kMove, 1, 0.2F + 0.6F * share, 0.5F);
    touch(Kind::kMove, 2, 0.5F, 0.1F + 0.8F * share);
  }
  touch(Kind::kUp, 1, 0.8F, 0.5F);
  touch(Kind::kMove, 2, 0.1F, 0.9F);
  touch(Kind::kUp, 2, 0.1F, 0.9F);
  kiosk_.Frame();
  const ui::Widget* first = kiosk_.kiosk->record().Find("cand.0");
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->label, "一");
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
