// Who finds one question on a screen enough: what an elder and a child are asked before planting.
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

class OneQuestionAScreen : public testing::TestWithParam<ui::TextMode> {
 protected:
  // To the last step, with a drawing.
  std::string ToTheLook() {
    return kiosk_.Play("mode " + std::string(ui::TextModeName(GetParam())) +
                       "\nwait 50\ntap say\ntap way.sketch\nstroke sheet 0.2,0.2 0.8,0.6\n"
                       "tap sketch.done\ntap ways.next\nwait 50\n");
  }
  bool Shows(const char* id) { return kiosk_.record().Find(id) != nullptr; }
  bool Asks(std::string_view what) {
    return std::ranges::any_of(kiosk_.record().widgets(), [&](const ui::Widget& widget) {
      return widget.id.starts_with(what);
    });
  }
  void ExpectItAsksOnly(std::string_view what) {
    for (const std::string_view each : {"topic.", "sign.", "mood."}) {
      EXPECT_EQ(Asks(each), each == what) << each << " instead of " << what;
    }
  }
  void ExpectTheLook() {
    ExpectItAsksOnly("");
    EXPECT_TRUE(Shows("look.more"));
    EXPECT_TRUE(Shows("promise"));
    EXPECT_TRUE(Shows("plant") && kiosk_.record().Find("plant")->enabled);
  }
  Proposal Newest() {
    return kiosk_.reader->Proposals({kiosk_.reader->Wall({})->front()})->front();
  }

  HeadlessKiosk kiosk_;
};

TEST_P(OneQuestionAScreen, TheLookAsksNothingAndCanBePlantedAtOnce) {
  ASSERT_EQ(ToTheLook(), "");
  ExpectTheLook();
  ASSERT_EQ(kiosk_.Play("expect 看不到您是谁\nexpect 画好了\ntap plant\nexpect 谢谢您\n"), "");
  EXPECT_TRUE(Newest().topic.empty());
  EXPECT_TRUE(Newest().signature.empty());
  EXPECT_EQ(Newest().mood, Mood::kNone);
}

TEST_P(OneQuestionAScreen, ChoosingGoesOnToTheNextQuestionByItself) {
  ASSERT_EQ(ToTheLook(), "");
  ASSERT_EQ(kiosk_.Play("tap look.more\nwait 50\n"), "");
  ExpectItAsksOnly("topic.");
  ASSERT_EQ(kiosk_.Play("tap topic.elders\nwait 50\n"), "");
  ExpectItAsksOnly("sign.");
  ASSERT_EQ(kiosk_.Play("tap sign.向日葵\nwait 50\n"), "");
  ExpectItAsksOnly("mood.");
  ASSERT_EQ(kiosk_.Play("tap mood.hope\nwait 50\n"), "");
  ExpectTheLook();
  ASSERT_EQ(kiosk_.Play("tap plant\nexpect 谢谢您\n"), "");
  EXPECT_EQ(Newest().topic, "elders");
  EXPECT_EQ(Newest().signature, "向日葵");
  EXPECT_EQ(Newest().mood, Mood::kHope);
}

TEST_P(OneQuestionAScreen, EachQuestionCanBeLeftOpen) {
  ASSERT_EQ(ToTheLook(), "");
  ASSERT_EQ(kiosk_.Play("tap look.more\ntap more.skip\nwait 50\n"), "");
  ExpectItAsksOnly("sign.");
  ASSERT_EQ(kiosk_.Play("tap more.skip\nwait 50\n"), "");
  ExpectItAsksOnly("mood.");
  ASSERT_EQ(kiosk_.Play("tap more.skip\nwait 50\n"), "");
  ExpectTheLook();
  ASSERT_EQ(kiosk_.Play("tap plant\nexpect 谢谢您\n"), "");
  EXPECT_TRUE(Newest().topic.empty());
  EXPECT_TRUE(Newest().signature.empty());
}

TEST_P(OneQuestionAScreen, BackLeadsOneQuestionBackAndKeepsWhatWasChosen) {
  ASSERT_EQ(ToTheLook(), "");
  ASSERT_EQ(kiosk_.Play("tap look.more\ntap topic.green\ntap more.skip\nwait 50\n"), "");
  ExpectItAsksOnly("mood.");
  ASSERT_EQ(kiosk_.Play("tap back\nwait 50\n"), "");
  ExpectItAsksOnly("sign.");
  ASSERT_EQ(kiosk_.Play("tap back\nwait 50\n"), "");
  ExpectItAsksOnly("topic.");
  EXPECT_TRUE(kiosk_.record().Find("topic.green")->selected);
  ASSERT_EQ(kiosk_.Play("tap back\nwait 50\n"), "");
  ExpectTheLook();
}

TEST_P(OneQuestionAScreen, WhoTurnsToOrdinaryTypeFindsAllQuestionsOnOneScreen) {
  ASSERT_EQ(ToTheLook(), "");
  ASSERT_EQ(kiosk_.Play("tap look.more\ntap more.skip\nwait 50\ntap settings\n"
                        "tap size.standard\ntap settings.close\nwait 100\n"),
            "");
  EXPECT_TRUE(Asks("topic.") && Asks("sign.") && Asks("mood."));
  EXPECT_FALSE(Shows("more.skip"));
  EXPECT_FALSE(Shows("back")) << "there is no question to go back to";
}

TEST_P(OneQuestionAScreen, TheNextVisitorBeginsAtTheWordsAgain) {
  ASSERT_EQ(ToTheLook(), "");
  ASSERT_EQ(kiosk_.Play("tap look.more\ntap topic.green\nwait 50\ntap end\nwait 50\n"), "");
  ASSERT_EQ(ToTheLook(), "");
  ExpectTheLook();
  ASSERT_EQ(kiosk_.Play("tap look.more\nwait 50\n"), "");
  EXPECT_FALSE(kiosk_.record().Find("topic.green")->selected);
}

INSTANTIATE_TEST_SUITE_P(TextSizes, OneQuestionAScreen,
                         testing::Values(ui::TextMode::kElder, ui::TextMode::kChild),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

class AllOnOneScreen : public OneQuestionAScreen {};

TEST_P(AllOnOneScreen, WhoReadsMoreIsAskedBesideTheWords) {
  ASSERT_EQ(kiosk_.Play("mode " + std::string(ui::TextModeName(GetParam())) +
                        "\nwait 50\ntap say\ntype ludeng\npick 路灯\ntap key.done\nwait 50\n"),
            "");
  EXPECT_TRUE(Asks("topic."));
  EXPECT_TRUE(Asks("sign."));
  EXPECT_FALSE(Shows("look.more"));
  EXPECT_FALSE(kiosk_.record().Find("plant")->enabled) << "a topic and a name are chosen first";
}

INSTANTIATE_TEST_SUITE_P(TextSizes, AllOnOneScreen,
                         testing::Values(ui::TextMode::kStandard, ui::TextMode::kLarge),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

class AnElder : public testing::Test {
 protected:
  static size_t TapsOf(std::string_view script) {
    size_t taps = 0;
    for (size_t at = script.find("tap "); at != std::string_view::npos;
         at = script.find("tap ", at + 1)) {
      ++taps;
    }
    return taps;
  }
  Proposal Newest() {
    return kiosk_.reader->Proposals({kiosk_.reader->Wall({})->front()})->front();
  }

  HeadlessKiosk kiosk_;
};

TEST_F(AnElder, PlantsAVoiceWithEightTapsFromTheFirstTouch) {
  constexpr std::string_view kScript =
      "tap elder\ntap say\ntap way.voice\ntap voice.talk\nwait 2000\ntap voice.talk\n"
      "tap voice.done\ntap ways.next\ntap plant\nexpect 谢谢您，种子种下了\n";
  EXPECT_EQ(TapsOf(kScript), 8U);
  EXPECT_EQ(kiosk_.Play(std::string(kScript)), "");
  ASSERT_EQ(Newest().media.size(), 1U);
  EXPECT_EQ(Newest().media.front().kind, MediumKind::kVoice);
}

TEST_F(AnElder, GivesAFlowerWithoutTypingAnything) {
  const Proposal before = Newest();
  EXPECT_EQ(kiosk_.Play("tap elder\ntap wall\ntap view.list\ntap row." + before.id +
                        "\nexpect 它的故事\ntap give\nexpect 已送 " +
                        std::to_string(before.flowers + 1) + "\n"),
            "");
  EXPECT_EQ(kiosk_.reader->StoryOf(before.id)->proposal.flowers, before.flowers + 1);
}

}  // namespace
}  // namespace oneflower
