// Touch to hear: what is said, what acts, and what the next visitor finds.
#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/input/scripted_microphone.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

class ReadAloudTest : public testing::Test {
 protected:
  std::string Screen() { return kiosk_.kiosk->facts(*kiosk_.metrics).screen; }
  std::string Said() { return kiosk_.speech.Heard(); }
  // The parts of what was said last.
  std::vector<std::string> Texts() {
    std::vector<std::string> texts;
    for (const Utterance::Part& part : kiosk_.speech.said.back().parts) texts.push_back(part.text);
    return texts;
  }
  bool HasClip(size_t part, const char* id) {
    const auto& parts = kiosk_.speech.said.back().parts;
    return part < parts.size() && std::ranges::count(parts[part].ids, id) > 0;
  }
  bool Chosen(const char* id) {
    const ui::Widget* widget = kiosk_.kiosk->record().Find(id);
    return widget != nullptr && widget->selected;
  }
  // A finger in the middle of the first text that begins so.
  void TouchText(const std::string& beginning) {
    for (const ui::Widget& widget : kiosk_.kiosk->record().widgets()) {
      if (ui::IsControl(widget.role) || !widget.label.starts_with(beginning)) continue;
      const ImVec2 at = widget.box.Center();
      kiosk_.FingerDown(at.x, at.y);
      kiosk_.Frame();
      kiosk_.FingerUp(at.x, at.y);
      kiosk_.Frame();
      kiosk_.Frame();
      return;
    }
    ADD_FAILURE() << beginning << " is not on the screen";
  }

  HeadlessKiosk kiosk_;
};

TEST_F(ReadAloudTest, TheFirstTapSpeaksAndTheSecondActs) {
  ASSERT_EQ(kiosk_.Play("tap aloud\nwait 50\n"), "");
  EXPECT_TRUE(Said().starts_with("读给您听"));
  ASSERT_EQ(kiosk_.Play("tap mine\nwait 50\n"), "");
  EXPECT_EQ(Said(), "我的花，按钮");
  EXPECT_EQ(Screen(), "home");
  ASSERT_EQ(kiosk_.Play("tap mine\nwait 50\n"), "");
  EXPECT_EQ(Screen(), "my_flower");
  EXPECT_EQ(Said(), "我的花");  // the new screen tells its name
}

TEST_F(ReadAloudTest, AnotherControlIsHeardFirstAgain) {
  ASSERT_EQ(kiosk_.Play("tap aloud\ntap mine\ntap wall\ntap mine\nwait 50\n"), "");
  EXPECT_EQ(Screen(), "home");
}

TEST_F(ReadAloudTest, SwitchedOffEverythingActsAtOnce) {
  ASSERT_EQ(kiosk_.Play("tap aloud\ntap aloud\nwait 50\ntap mine\nwait 50\n"), "");
  EXPECT_EQ(Screen(), "my_flower");
  EXPECT_EQ(Said(), "不读了。");
}

TEST_F(ReadAloudTest, ATextIsReadWhereItIsTouched) {
  ASSERT_EQ(kiosk_.Play("tap mine\nwait 50\ntap aloud\nwait 50\n"), "");
  TouchText("请点出花签上的");
  EXPECT_EQ(Said(), "请点出花签上的七个字。");
  EXPECT_EQ(kiosk_.speech.said.back().parts.front().ids,
            std::vector<std::string>{"mine.code_hint"});
}

// So that a clip is found for the words of a button as well as for what it is.
TEST_F(ReadAloudTest, AControlIsSaidInPartsOfWhichEachMayBeRecorded) {
  ASSERT_EQ(kiosk_.Play("tap aloud\nwait 50\ntap mine\nwait 50\n"), "");
  EXPECT_EQ(Texts(), (std::vector<std::string>{"我的花", "按钮"}));
  EXPECT_TRUE(HasClip(0, "home.mine"));
  EXPECT_TRUE(HasClip(1, "aloud.button"));
  ASSERT_EQ(kiosk_.Play("tap mine\nwait 50\ntap by.code\nwait 50\n"), "");
  EXPECT_EQ(Texts(), (std::vector<std::string>{"按花签号", "按钮", "已选中"}));
  EXPECT_TRUE(HasClip(0, "mine.by_code"));
  EXPECT_TRUE(HasClip(2, "aloud.selected"));
}

TEST_F(ReadAloudTest, WhatIsNoStringOfOursHasNoClip) {
  const std::string newest =
      kiosk_.reader->Proposals({kiosk_.reader->Wall({})->front()})->front().id;
  ASSERT_EQ(kiosk_.Play("tap wall\nwait 100\ntap view.list\nwait 50\ntap aloud\nwait 50\ntap row." +
                        newest + "\nwait 50\n"),
            "");
  ASSERT_EQ(kiosk_.speech.said.back().parts.size(), 2U);
  EXPECT_TRUE(kiosk_.speech.said.back().parts.front().ids.empty());
  EXPECT_TRUE(HasClip(1, "aloud.button"));
}

TEST_F(ReadAloudTest, EveryKeyIsHeardAndTypedWithOneTap) {
  ASSERT_EQ(kiosk_.Play("tap mine\nwait 50\ntap aloud\nwait 50\ntap pad.7\nwait 50\n"), "");
  EXPECT_EQ(Said().substr(0, 1), "7");
}

TEST_F(ReadAloudTest, TheBarRepeatsPausesAndChangesTheVolume) {
  ASSERT_EQ(kiosk_.Play("tap aloud\ntap mine\ntap aloud.again\nwait 50\n"), "");
  EXPECT_EQ(kiosk_.speech.again, 1);
  ASSERT_EQ(kiosk_.Play("tap aloud.pause\nwait 50\nexpect 继续\n"), "");
  EXPECT_EQ(kiosk_.speech.state, Speech::State::kPaused);
  ASSERT_EQ(kiosk_.Play("tap aloud.pause\nwait 50\nexpect 暂停\n"), "");
  EXPECT_EQ(kiosk_.speech.state, Speech::State::kSpeaking);
  ASSERT_EQ(kiosk_.Play("tap aloud.volume\nwait 50\n"), "");
  EXPECT_EQ(kiosk_.speech.volume, 1.0F);
  EXPECT_EQ(Said(), "大声");
  ASSERT_EQ(kiosk_.Play("tap aloud.volume\nwait 50\n"), "");
  EXPECT_EQ(Said(), "小声");
}

TEST_F(ReadAloudTest, TheNextVisitorFindsItOffAndAsLoudAsEver) {
  ASSERT_EQ(kiosk_.Play("tap aloud\ntap aloud.volume\nwait 50\n"), "");
  ASSERT_EQ(kiosk_.Play("tap end\nwait 50\ntap end\nwait 50\n"), "");
  EXPECT_FALSE(Chosen("aloud"));
  EXPECT_EQ(kiosk_.speech.state, Speech::State::kSilent);
  EXPECT_NEAR(kiosk_.speech.volume, 0.65F, 0.01F);
}

TEST_F(ReadAloudTest, SpeakingIsAttentionAndTheQuestionIsSpokenButAnswersNothing) {
  ASSERT_EQ(kiosk_.Play("tap aloud\nwait 50\n"), "");
  kiosk_.speech.state = Speech::State::kSpeaking;
  for (int second = 0; second < 400; ++second) {
    kiosk_.clock.Advance(1'000);
    kiosk_.Frame();
  }
  EXPECT_EQ(Screen(), "home");
  kiosk_.speech.state = Speech::State::kSilent;
  kiosk_.clock.Advance(125'000);
  kiosk_.Frame();
  kiosk_.Frame();
  EXPECT_TRUE(Said().starts_with("您还在吗")) << Said();
  EXPECT_EQ(kiosk_.speech.state, Speech::State::kSpeaking);
  kiosk_.clock.Advance(46'000);
  kiosk_.Frame();
  kiosk_.Frame();
  EXPECT_EQ(Screen(), "attract");
}

TEST_F(ReadAloudTest, EldersAreSpokenToSlowly) {
  ASSERT_EQ(kiosk_.Play("mode elder\nwait 100\ntap aloud\nwait 50\n"), "");
  EXPECT_TRUE(kiosk_.speech.said.back().slow);
}

TEST_F(ReadAloudTest, InEnglishItSpeaksEnglish) {
  ASSERT_EQ(kiosk_.Play("lang en\nwait 100\ntap aloud\ntap mine\nwait 50\n"), "");
  EXPECT_EQ(Texts(), (std::vector<std::string>{"My flower", "button"}));
  EXPECT_EQ(kiosk_.speech.said.back().language, SpokenLanguage::kEnglish);
}

TEST_F(ReadAloudTest, AStationWithoutAVoiceExplainsItself) {
  kiosk_.speech.missing = true;
  ASSERT_EQ(kiosk_.Play("tap aloud\nwait 50\nexpect 声音没有装好\ntap notice.close\nwait 50\n"),
            "");
  EXPECT_FALSE(Chosen("aloud"));
  ASSERT_EQ(kiosk_.Play("tap mine\nwait 50\n"), "");
  EXPECT_EQ(Screen(), "my_flower");
}

}  // namespace
}  // namespace oneflower
