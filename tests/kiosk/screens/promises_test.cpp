// What is said aloud although nobody asked to be read to, and what is said where nothing sounds.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

// What it means to speak here.
constexpr const char* kOfAProposal = "社区工作者和邻居都能听到";
constexpr const char* kOfASheet = "你们的声音留在这张图上";
constexpr const char* kToASheet =
    "tap planner\ntap code.sun\ntap code.cat\ntap code.house\ntap group.蒲公英\ntap sheet.new\n"
    "wait 50\n";
constexpr const char* kRecord = "tap voice.talk\nwait 2000\ntap voice.talk\nwait 50\n";

class Promise : public testing::TestWithParam<ui::TextMode> {
 protected:
  std::string Begin() const {
    return "mode " + std::string(ui::TextModeName(GetParam())) + "\nwait 50\n";
  }
  int64_t TimesSaid(const std::string& words) const {
    return std::ranges::count_if(kiosk_.speech.said, [&](const Utterance& utterance) {
      return std::ranges::any_of(
          utterance.parts, [&](const Utterance::Part& part) { return part.text.contains(words); });
    });
  }
  bool Speaks() const { return kiosk_.speech.state == Speech::State::kSpeaking; }
  bool Records() { return kiosk_.microphone.state() != Microphone::State::kClosed; }

  HeadlessKiosk kiosk_;
};

TEST_P(Promise, WhoIsAboutToSpeakHearsWhoWillHearIt) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap say\nwait 50\n"), "");
  EXPECT_TRUE(kiosk_.speech.said.empty());
  ASSERT_EQ(kiosk_.Play("tap way.voice\nwait 50\n"), "");
  EXPECT_EQ(TimesSaid(kOfAProposal), 1);
  EXPECT_TRUE(Speaks());
  EXPECT_FALSE(Records());
}

TEST_P(Promise, IsHushedBeforeAnythingIsRecorded) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap say\ntap way.voice\nwait 50\n"), "");
  ASSERT_TRUE(Speaks());
  ASSERT_EQ(kiosk_.Play("tap voice.talk\n"), "");
  for (int frame = 0; frame < 30; ++frame) {
    kiosk_.Frame();
    EXPECT_FALSE(Speaks() && Records()) << "the memo would hold the machine's own voice";
  }
  EXPECT_FALSE(Speaks());
  EXPECT_TRUE(Records());
}

TEST_P(Promise, IsGivenOnceAVisit) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap say\ntap way.voice\nwait 50\ntap back\ntap way.voice\n"
                                  "wait 50\ntap back\ntap home\ntap say\ntap way.voice\nwait 50\n"),
            "");
  EXPECT_EQ(TimesSaid(kOfAProposal), 1);
}

TEST_P(Promise, IsGivenToTheNextVisitorToo) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap say\ntap way.voice\nwait 50\ntap end\nwait 50\n"), "");
  EXPECT_FALSE(Speaks()) << "it ends with the visit";
  ASSERT_EQ(kiosk_.Play(Begin() + "tap say\ntap way.voice\nwait 50\n"), "");
  EXPECT_EQ(TimesSaid(kOfAProposal), 2);
}

TEST_P(Promise, IsTheOnlyThingThatIsSaidUnasked) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap say\ntap way.voice\nwait 50\ntap back\ntap way.sketch\n"
                                  "wait 50\ntap back\ntap home\nwait 50\n"),
            "");
  EXPECT_EQ(kiosk_.speech.said.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(TextSizes, Promise, testing::ValuesIn(ui::kTextModes),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

class PromiseToChildren : public Promise {};

TEST_P(PromiseToChildren, TheirVoiceStaysWithTheirSheetIsSaidOnce) {
  ASSERT_EQ(kiosk_.Play(Begin() + kToASheet + "tap planner.voice\nwait 50\n"), "");
  EXPECT_EQ(TimesSaid(kOfASheet), 1);
  EXPECT_FALSE(Records());
  ASSERT_EQ(kiosk_.Play("tap back\ntap planner.voice\nwait 50\n"), "");
  EXPECT_EQ(TimesSaid(kOfASheet), 1);
  EXPECT_EQ(TimesSaid(kOfAProposal), 0) << "another promise than a proposal's";
  ASSERT_EQ(
      kiosk_.Play("tap end\nwait 50\n" + Begin() + kToASheet + "tap planner.voice\nwait 50\n"), "");
  EXPECT_EQ(TimesSaid(kOfASheet), 2);
}

TEST_P(PromiseToChildren, TheBeginningsOfASentenceAreForProposalsOnly) {
  const std::string& words = kiosk_.strings().Get(ui::Language::kChinese, "voice.begin");
  const std::string begin = words.substr(0, words.find('\n'));
  ASSERT_EQ(kiosk_.Play(Begin() + "tap say\ntap way.voice\nexpect " + begin + "\n" + kRecord +
                        "absent " + begin + "\ntap end\nwait 50\n"),
            "");
  EXPECT_EQ(kiosk_.Play(Begin() + kToASheet + "tap planner.voice\nwait 50\nabsent " + begin + "\n"),
            "");
}

INSTANTIATE_TEST_SUITE_P(TextSizes, PromiseToChildren,
                         testing::Values(ui::TextMode::kStandard, ui::TextMode::kChild),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

class AreYouStillThere : public Promise {};

TEST_P(AreYouStillThere, IsAskedAloudOnceWhereWordsMayNotBeRead) {
  const bool aloud = GetParam() == ui::TextMode::kElder || GetParam() == ui::TextMode::kChild;
  ASSERT_EQ(kiosk_.Play(Begin() + "tap wall\nwait 50\nidle question\nexpect 您还在吗\nwait 5000\n"),
            "");
  EXPECT_EQ(TimesSaid("您还在吗"), aloud ? 1 : 0);
  ASSERT_EQ(kiosk_.Play("tap idle.keep\nwait 50\nidle question\nexpect 您还在吗\nwait 1000\n"), "");
  EXPECT_EQ(TimesSaid("您还在吗"), aloud ? 2 : 0) << "each time anew";
}

TEST_P(AreYouStillThere, ItsOwnVoiceIsNoAnswer) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap wall\nwait 50\nidle question\nexpect 您还在吗\n"
                                  "wait 46000\nabsent 您还在吗\nexpect 点一下屏幕\n"),
            "");
  EXPECT_FALSE(Speaks());
}

INSTANTIATE_TEST_SUITE_P(TextSizes, AreYouStillThere, testing::ValuesIn(ui::kTextModes),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

// A loudspeaker that is missing, or goes while it plays, is told in words wherever one listens.
class Unheard : public testing::Test {
 protected:
  void TellsSoAndGoesOn() {
    EXPECT_EQ(
        kiosk_.Play("expect 现在放不出声音\ntap notice.close\nwait 50\nabsent 现在放不出声音\n"),
        "");
    EXPECT_FALSE(kiosk_.speaker.Playing());
  }
  void LosesItsLoudspeaker() {
    ASSERT_TRUE(kiosk_.speaker.Playing());
    kiosk_.output->BeLost();
  }

  HeadlessKiosk kiosk_;
};

TEST_F(Unheard, OnesOwnWordsWithoutALoudspeakerStayAndCanBePlanted) {
  ASSERT_EQ(kiosk_.Play(std::string("tap say\ntap way.voice\n") + kRecord), "");
  kiosk_.output->BeMissing();
  ASSERT_EQ(kiosk_.Play("tap voice.hear\nwait 50\n"), "");
  TellsSoAndGoesOn();
  EXPECT_EQ(kiosk_.Play("tap voice.done\nexpect 说了 0:0\n"), "");
}

TEST_F(Unheard, OnesOwnWordsWhenTheLoudspeakerGoesMeanwhile) {
  ASSERT_EQ(kiosk_.Play(std::string("tap say\ntap way.voice\n") + kRecord +
                        "tap voice.hear\nexpect 正在放给您听\n"),
            "");
  LosesItsLoudspeaker();
  TellsSoAndGoesOn();
  EXPECT_EQ(kiosk_.Play("expect 说得很好\ntap voice.hear\nexpect 正在放给您听\n"), "")
      << "plugged in again";
}

TEST_F(Unheard, WhatChildrenToldOfTheirSheet) {
  ASSERT_EQ(kiosk_.Play(std::string(kToASheet) + "tap planner.voice\n" + kRecord +
                        "tap voice.hear\nexpect 正在放给您听\n"),
            "");
  LosesItsLoudspeaker();
  TellsSoAndGoesOn();
  kiosk_.output->BeMissing();
  ASSERT_EQ(kiosk_.Play("tap voice.hear\nwait 50\n"), "");
  TellsSoAndGoesOn();
}

TEST_F(Unheard, TheVoicesOfTheShow) {
  ASSERT_EQ(kiosk_.Play(std::string(kToASheet) +
                        "tap block.tree\nstroke plan 0.5,0.5\ntap planner.voice\n" + kRecord +
                        "tap voice.done\nwait 50\ntap end\nexpect 我有话说\n"),
            "");
  (void)kiosk_.store->Identity();  // waits until it is kept
  ASSERT_EQ(kiosk_.Play("tap planner\ntap code.sun\ntap code.cat\ntap code.house\n"
                        "tap planner.show\ntap pin.2\ntap pin.5\ntap pin.8\ntap pin.0\ntap pin.ok\n"
                        "tap show.hear\nexpect 不听了\n"),
            "");
  LosesItsLoudspeaker();
  TellsSoAndGoesOn();
  kiosk_.output->BeMissing();
  ASSERT_EQ(kiosk_.Play("tap show.hear\nwait 50\n"), "");
  TellsSoAndGoesOn();
  EXPECT_EQ(kiosk_.Play("expect 1 / 1\nexpect 听一听\n"), "");
}

}  // namespace
}  // namespace oneflower
