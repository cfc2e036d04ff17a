// 请人帮忙: from the elder's tap to the person who comes, and what is said where nobody can.
#include <gtest/gtest.h>

#include <semaphore>
#include <thread>

#include "shared/base/ids.h"
#include "tests/support/headless_kiosk.h"
#include "tests/support/limit.h"

namespace oneflower {
namespace {

class AskingForHelp : public testing::Test {
 protected:
  AskingForHelp() { kiosk_.link = {.online = true}; }
  // The screen says that it rings while the store's thread, which is real, is still at work.
  std::vector<HelpCall> OnceThereAre(size_t count) {
    while (kiosk_.reader->HelpCalls(50)->size() < count) std::this_thread::yield();
    return kiosk_.reader->HelpCalls(50).value();
  }
  HelpCall TheCall() { return OnceThereAre(1).front(); }
  void SomebodyComes() {
    const int64_t before = kiosk_.store->revision();
    kiosk_.store->Submit(AnswerHelp{{"staff"}, TheCall().id});
    while (kiosk_.store->revision() == before) std::this_thread::yield();
  }

  HeadlessKiosk kiosk_;
};

TEST_F(AskingForHelp, OneTapMakesLargeTypeAndOneCalls) {
  ASSERT_EQ(kiosk_.Play("tap elder\nexpect 请人帮忙\ntap help\nwait 50\nexpect 正在叫工作人员\n"),
            "");
  EXPECT_EQ(TheCall().station, "hall");
  EXPECT_TRUE(Rings(TheCall()));
  SomebodyComes();
  EXPECT_EQ(kiosk_.Play("wait 50\nexpect 有人来了\ntap help.fine\nexpect 看看进展\n"), "");
}

TEST_F(AskingForHelp, WhoIsNotHeardIsToldSoAndCanRingAgain) {
  ASSERT_EQ(kiosk_.Play("tap elder\ntap help\nwait 61000\nexpect 还没有人应\ntap help.again\n"
                        "wait 50\nexpect 正在叫工作人员\n"),
            "");
  const auto calls = OnceThereAre(2);
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_TRUE(Rings(calls.front()));
  EXPECT_FALSE(Rings(calls.back()));
}

TEST_F(AskingForHelp, WithoutANetworkNothingIsPretended) {
  kiosk_.link = {.online = false};
  EXPECT_EQ(kiosk_.Play("tap elder\ntap help\nwait 50\nexpect 铃声传不出去\nexpect 服务台\n"), "");
}

TEST_F(AskingForHelp, OnAFullDiskItIsSaid) {
  const Limit full(RLIMIT_FSIZE, 0);
  EXPECT_EQ(kiosk_.Play("tap elder\ntap help\nwait 50\nexpect 铃没有响\n"), "");
}

TEST_F(AskingForHelp, WhoNeedsItNoMoreEndsTheRinging) {
  ASSERT_EQ(kiosk_.Play("tap elder\ntap help\nwait 50\ntap help.no_more\nwait 50\n"
                        "expect 我有话说\n"),
            "");
  ASSERT_EQ(kiosk_.Play("wait 50\n"), "");
  EXPECT_FALSE(Rings(TheCall()));
}

TEST_F(AskingForHelp, WhoEndsItBeforeItIsKeptEndsTheRingingToo) {
  std::binary_semaphore disk(0);
  kiosk_.store->SubmitMade([&]() -> Result<Command> {
    disk.acquire();
    return Fail(ErrorKind::kInvalid, "a slow disk");
  });
  kiosk_.on_shot = [&](const std::string&) { disk.release(); };
  ASSERT_EQ(kiosk_.Play("tap elder\ntap help\nwait 50\ntap help.no_more\nshot now\n"), "");
  ASSERT_EQ(kiosk_.Play("wait 50\n"), "");
  EXPECT_FALSE(Rings(TheCall()));
}

TEST_F(AskingForHelp, TheNextVisitorSeesNothingOfIt) {
  ASSERT_EQ(kiosk_.Play("tap elder\ntap help\nwait 50\ntap end\nwait 50\nabsent 正在叫工作人员\n"
                        "tap elder\ntap help\nwait 50\nexpect 正在叫工作人员\n"),
            "");
  EXPECT_EQ(OnceThereAre(2).size(), 2U);
}

class AtTheDesk : public testing::Test {
 protected:
  void SomebodyAsks() {
    const int64_t before = kiosk_.store->revision();
    kiosk_.store->Submit(AskHelp{{"visitor"}, "theatre"});
    while (kiosk_.store->revision() == before) std::this_thread::yield();
  }
  HeadlessKiosk kiosk_{{.desk = true}};
};

TEST_F(AtTheDesk, ACallIsSeenOverWhateverWasOnTheScreen) {
  ASSERT_EQ(kiosk_.Play("tap wall\n"), "");
  SomebodyAsks();
  EXPECT_EQ(kiosk_.Play("wait 50\nexpect Talk 剧场\ntap ring.go\nwait 50\nabsent 我去帮忙\n"), "");
  EXPECT_TRUE(kiosk_.reader->HelpCalls(10)->front().coming);
}

TEST_F(AtTheDesk, ACallEndsTheAttractLoop) {
  ASSERT_EQ(kiosk_.Play("wait 121000\nexpect 点一下\n"), "");
  SomebodyAsks();
  EXPECT_EQ(kiosk_.Play("wait 1100\nexpect 我去帮忙\n"), "");
}

TEST_F(AtTheDesk, WhoAsksThereDoesNotRingThere) {
  kiosk_.link = {.online = true};
  EXPECT_EQ(kiosk_.Play("tap elder\ntap help\nwait 100\nexpect 正在叫工作人员\n"
                        "absent 我去帮忙\n"),
            "");
}

TEST_F(AtTheDesk, AScriptThatEndsOnATapLiftsTheFinger) {
  ASSERT_EQ(kiosk_.Play("tap wall\n"), "");
  EXPECT_EQ(kiosk_.Play("expect 万家花开故事墙\n"), "");
}

TEST_F(AtTheDesk, WhoCannotGoPutsItAsideAndItIsNotAnswered) {
  SomebodyAsks();
  EXPECT_EQ(kiosk_.Play("wait 50\ntap ring.aside\nwait 50\nabsent 我去帮忙\n"), "");
  EXPECT_TRUE(Rings(kiosk_.reader->HelpCalls(10)->front()));
}

}  // namespace
}  // namespace oneflower
