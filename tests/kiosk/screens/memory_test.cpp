// 银龄花友说: an elder tells a story, hears it, finds it by its slip and takes it back.
#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/ui/lint.h"
#include "kiosk/ui/picture.h"
#include "shared/domain/samples.h"
#include "tests/support/headless_kiosk.h"
#include "tests/support/limit.h"
#include "tests/support/real_media.h"

namespace oneflower {
namespace {

// From the list of stories to the thanks.
constexpr const char* kTell =
    "tap memory.tell\nexpect 先说清楚三件事\ntap tell.agree\nexpect 正在听，您请说\nwait 900\n"
    "tap voice.talk\nexpect 讲得真好\ntap voice.done\nexpect 这段故事在哪里？\n"
    "stroke plan 0.5,0.5\nexpect 用哪朵花的名字？\ntap sign.nobody\nexpect 故事留下了\n";
constexpr const char* kToList = "tap wall\ntap memories\nexpect 讲一段故事\n";

class ElderTells : public testing::Test {
 protected:
  ElderTells() { EXPECT_EQ(kiosk_.Play("mode elder\nwait 50\n"), ""); }

  std::vector<Memory> Memories() { return kiosk_.reader->Memories(0, 100).value(); }
  Memory Told() { return Memories().at(0); }
  // Told by somebody before.
  void TellOne(const std::string& about = {}) {
    const size_t before = Memories().size();
    kiosk_.store->Submit(TellMemory{.visit = {"somebody"},
                                    .about = about,
                                    .place = about.empty() ? "23" : "",
                                    .signature = "桂花",
                                    .voice = RealVoice(3000)});
    while (Memories().size() == before) kiosk_.Frame();
  }
  std::string TapCode(const std::string& code) {
    std::string script;
    for (const char symbol : code) script += std::string("tap pad.") + symbol + "\n";
    return script;
  }
  std::string TapPictures(const std::string& code) {
    const PicturePair pair = PicturesOf(code);
    return "tap picture." + std::string(ui::PictureKey(pair.first)) + "\ntap picture." +
           std::string(ui::PictureKey(pair.second)) + "\n";
  }
  bool HasVoice(const Memory& memory) { return kiosk_.reader->HasBlob(memory.voice.blob); }

  HeadlessKiosk kiosk_;
};

TEST_F(ElderTells, InEightTapsFromTheFirstTouch) {
  const std::string script = std::string(kToList) + kTell;
  size_t taps = 0;
  for (const char* verb : {"tap ", "stroke "}) {
    for (size_t at = script.find(verb); at != std::string::npos; at = script.find(verb, at + 1)) {
      ++taps;
    }
  }
  EXPECT_LE(taps, 8U);
  ASSERT_EQ(kiosk_.Play(script), "");
  ASSERT_EQ(Memories().size(), 1U);
  EXPECT_FALSE(Told().place.empty());
  EXPECT_TRUE(Told().signature.empty());
  EXPECT_GT(Told().voice.ms, 500);
  EXPECT_TRUE(HasVoice(Told()));
  EXPECT_EQ(kiosk_.Play("expect " + FormatSlipCode(Told().slip_code) + "\n"), "");
}

TEST_F(ElderTells, WhatItMeansIsSaidAloudBeforeAnythingIsRecorded) {
  ASSERT_EQ(kiosk_.Play(std::string(kToList) + "tap memory.tell\nwait 50\n"), "");
  ASSERT_FALSE(kiosk_.speech.said.empty());
  EXPECT_TRUE(kiosk_.speech.Heard().contains("随时可以收回"));
  EXPECT_EQ(kiosk_.microphone.state(), Microphone::State::kClosed);
}

TEST_F(ElderTells, WhoDoesNotAgreeLeavesNothing) {
  ASSERT_EQ(
      kiosk_.Play(std::string(kToList) + "tap memory.tell\ntap tell.refuse\nexpect 讲一段故事\n"),
      "");
  EXPECT_EQ(kiosk_.microphone.state(), Microphone::State::kClosed);
  // Nor who goes back in the middle of it.
  ASSERT_EQ(kiosk_.Play("tap memory.tell\ntap tell.agree\nwait 900\ntap voice.talk\ntap back\n"
                        "tap tell.refuse\ntap memory.tell\ntap tell.agree\nwait 100\n"
                        "expect 正在听，您请说\ntap end\nwait 50\n"),
            "");
  EXPECT_TRUE(Memories().empty());
  EXPECT_EQ(kiosk_.microphone.state(), Microphone::State::kClosed);
}

TEST_F(ElderTells, WhatWasBegunBeforeIsThereAfterwards) {
  ASSERT_EQ(kiosk_.Play("tap say\ntap way.place\ntap place.2\ntap place.3\ntap place.done\n"
                        "expect 23栋\ntap home\n" +
                        std::string(kToList) + kTell + "tap told.others\ntap back\ntap home\n" +
                        "tap say\nexpect 23栋\n"),
            "");
  EXPECT_EQ(kiosk_.Play("absent 说了 0:0\n"), "") << "the story's voice is not the proposal's";
}

TEST_F(ElderTells, HeardInTheListAndBelongingToAProposalAtItsStory) {
  const std::string grown = kiosk_.reader->FindBySlip(SampleSlipCode("s01"))->front().id;
  TellOne();
  TellOne(grown);
  const std::string of_grown = "hear." + Told().id;
  ASSERT_EQ(kiosk_.Play(std::string(kToList) + "expect 桂花\nexpect 23栋\nexpect 说的是\ntap " +
                        of_grown + "\nexpect 不听了 0:00\n"),
            "");
  EXPECT_TRUE(kiosk_.speaker.Playing());
  ASSERT_EQ(kiosk_.Play("tap back\nexpect 万家花开故事墙\n"), "");
  EXPECT_FALSE(kiosk_.speaker.Playing());
  ASSERT_EQ(kiosk_.Play("tap view.list\nwait 50\n"), "");
  EXPECT_EQ(kiosk_.reader->MemoriesOf(grown, 10)->size(), 1U);
}

TEST_F(ElderTells, OfAProposalFromItsStoryWithoutBeingAskedForAPlace) {
  const std::string text = "井盖松了";
  kiosk_.store->Submit(PlantProposal{.visit = {"v"}, .text = text, .topic = "safety"});
  while (kiosk_.reader->Proposals({kiosk_.reader->Wall({})->front()})->front().text != text) {
    kiosk_.Frame();
  }
  const std::string id = kiosk_.reader->Proposals({kiosk_.reader->Wall({})->front()})->front().id;
  ASSERT_EQ(kiosk_.Play("tap wall\ntap view.list\ntap row." + id +
                        "\nexpect 它的故事\ntap memory.tell\ntap tell.agree\nwait 900\n"
                        "tap voice.talk\ntap voice.done\nexpect 说的是“井盖松了”\n"
                        "tap sign.nobody\nexpect 故事留下了\n"),
            "");
  EXPECT_EQ(Told().about, id);
  EXPECT_TRUE(Told().place.empty());
  EXPECT_EQ(kiosk_.Play("tap home\ntap wall\ntap row." + id + "\nexpect 银龄花友说\ntap hear." +
                        Told().id + "\nexpect 不听了\n"),
            "");
}

TEST_F(ElderTells, FoundByItsSlipAndTakenBackAfterOneQuestion) {
  TellOne();
  const Memory told = Told();
  ASSERT_EQ(kiosk_.Play("tap mine\n" + TapCode(told.slip_code) + "expect 桂花\ntap hear." +
                        told.id + "\nexpect 不听了\ntap take_back." + told.id +
                        "\nexpect 收回这段故事吗？\ntap take_back.no\n"
                        "absent 收回这段故事吗？\n"),
            "");
  EXPECT_EQ(Memories().size(), 1U);
  ASSERT_EQ(kiosk_.Play("tap take_back." + told.id +
                        "\ntap take_back.yes\nexpect 收回了，谢谢您讲过\ntap notice.close\n"
                        "absent 桂花\n"),
            "");
  EXPECT_TRUE(Memories().empty());
  EXPECT_FALSE(HasVoice(told));
  EXPECT_FALSE(kiosk_.speaker.Playing());
}

TEST_F(ElderTells, FoundByItsPicturesToo) {
  TellOne();
  const Memory told = Told();
  ASSERT_EQ(kiosk_.Play("tap mine\ntap by.pictures\n" + TapPictures(told.slip_code) +
                        "tap take_back." + told.id + "\ntap take_back.yes\nexpect 收回了\n"),
            "");
  EXPECT_TRUE(Memories().empty());
}

TEST_F(ElderTells, WhatIsTakenBackElsewhereFallsSilentHere) {
  TellOne();
  const Memory told = Told();
  ASSERT_EQ(kiosk_.Play(std::string(kToList) + "tap hear." + told.id + "\nexpect 不听了\n"), "");
  ASSERT_TRUE(kiosk_.speaker.Playing());
  kiosk_.store->Submit(WithdrawMemory{{"elsewhere"}, told.id});
  ASSERT_EQ(kiosk_.Play("absent 桂花\nexpect 这里还没有故事\n"), "");
  EXPECT_FALSE(kiosk_.speaker.Playing());
}

TEST_F(ElderTells, TheSlipStandsOnNoWall) {
  TellOne();
  const std::string code = FormatSlipCode(Told().slip_code);
  ASSERT_EQ(kiosk_.Play(std::string(kToList) + "expect 桂花\nabsent " + code + "\n"), "");
  ASSERT_EQ(kiosk_.Play("tap back\ntap home\ntap mine\n" + TapCode(Told().slip_code) + "absent " +
                        code + "\n"),
            "");
}

TEST_F(ElderTells, OnAFullDiskTheStoryIsThereToBeToldAgain) {
  ASSERT_EQ(kiosk_.Play(std::string(kToList) +
                        "tap memory.tell\ntap tell.agree\nwait 900\ntap voice.talk\n"
                        "tap voice.done\nstroke plan 0.5,0.5\nexpect 用哪朵花的名字？\n"),
            "");
  {
    const Limit full(RLIMIT_FSIZE, 0);
    ASSERT_EQ(kiosk_.Play("tap sign.nobody\nexpect 满了\n"), "");
  }
  EXPECT_EQ(kiosk_.Play("tap sign.nobody\nexpect 故事留下了\n"), "");
  EXPECT_EQ(Memories().size(), 1U);
}

TEST_F(ElderTells, EveryWordOfItKeepsToTheSizes) {
  TellOne();
  TellOne(kiosk_.reader->FindBySlip(SampleSlipCode("s01"))->front().id);
  const Memory told = Told();
  const auto lint = [&](const std::string& where) {
    for (const ui::Finding& finding :
         ui::Lint(kiosk_.kiosk->record(), *kiosk_.metrics, ui::ThemeOf(kiosk_.theme))) {
      ADD_FAILURE() << where << ": " << finding.widget << ": " << finding.what;
    }
  };
  struct Sight {
    ui::Panel panel;
    const char* mode;
  };
  for (const Sight& sight :
       {Sight{{1920, 1080, 4.04F}, "standard"}, Sight{{1080, 1920, 4.04F}, "elder"},
        Sight{{1366, 768, 3.34F}, "elder"}}) {
    kiosk_.SetPanelOf(sight.panel);
    for (const std::string lang : {"zh", "en"}) {
      const auto play = [&](const std::string& script) {
        const std::string where =
            std::string(sight.mode) + std::to_string(sight.panel.width) + lang + " " + script;
        EXPECT_EQ(kiosk_.Play(script), "") << where;
        lint(where);
      };
      play("mode " + std::string(sight.mode) + "\nlang " + lang + "\nwait 50\ntap wall\nwait 50\n");
      play("tap memories\nwait 50\n");
      play("tap hear." + Told().id + "\nwait 50\n");
      play("tap memory.tell\nwait 50\n");
      play("tap tell.agree\nwait 900\n");
      play("tap voice.talk\nwait 50\n");
      play("tap voice.done\nwait 50\n");
      play("stroke plan 0.5,0.5\nwait 50\n");
      play("tap sign.nobody\nwait 5000\n");
      play("tap home\ntap mine\n" + TapCode(told.slip_code) + "wait 50\n");
      play("tap take_back." + told.id + "\nwait 50\n");
      play("tap take_back.no\ntap mine.again\ntap home\n");
    }
  }
}

class WithoutAMicrophone : public testing::Test {
 protected:
  HeadlessKiosk kiosk_{{.heard = {.missing = true}}};
};

TEST_F(WithoutAMicrophone, TellingIsSentElsewhereAndLeavesNothing) {
  ASSERT_EQ(kiosk_.Play("mode elder\nwait 50\n" + std::string(kToList) +
                        "tap memory.tell\ntap tell.agree\nexpect 请到另一台机器来讲\n"
                        "tap back\ntap tell.refuse\nexpect 讲一段故事\n"),
            "");
  EXPECT_EQ(kiosk_.reader->MemoryCount().value(), 0);
}

}  // namespace
}  // namespace oneflower
