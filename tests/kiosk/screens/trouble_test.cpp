// What a visitor sees where something does not go as it should: in words, and nothing pretended.
#include <gtest/gtest.h>

#include <thread>

#include "shared/base/ids.h"
#include "shared/domain/reason.h"
#include "shared/domain/slip.h"
#include "tests/support/headless_kiosk.h"
#include "tests/support/limit.h"

namespace oneflower {
namespace {

class Trouble : public testing::Test {
 protected:
  int FlowersOf(const std::string& proposal) {
    return kiosk_.reader->StoryOf(proposal)->proposal.flowers;
  }
  Proposal OnWallAt(size_t place) {
    const auto rows = kiosk_.reader->Wall({}).value();
    return kiosk_.reader->Proposals({rows.at(place)})->front();
  }
  void NeighboursPlant(size_t count) {
    const size_t wanted = kiosk_.reader->Wall({})->size() + count;
    for (size_t i = 0; i < count; ++i) {
      kiosk_.store->Submit(
          PlantProposal{{"neighbour"}, "邻居的第" + std::to_string(i) + "条", "green", "", ""});
    }
    while (kiosk_.reader->Wall({})->size() < wanted) std::this_thread::yield();
  }
  void TheHubRejectsTheLast() {
    const StoredEvent own = kiosk_.store->NextOutgoing(10'000, 64 << 20)->events.back();
    const Event event = DecodeEvent(own.raw).value();
    FeedPage page{.hub_epoch = "epoch", .items = {}, .head = 1};
    page.items.push_back(
        {1, {event.id, Verdict::kRejected, std::string(reason::kDamaged)}, event.device, {}});
    page.feed_hash = NextFeedHash({}, page.items.front());
    ASSERT_TRUE(kiosk_.store->ApplyFeedPage(page));
  }

  HeadlessKiosk kiosk_;
};

TEST_F(Trouble, AFlowerThatFindsNoRoomIsToldSoAndCanBeGivenOnceThereIs) {
  const std::string wanted = NaturalId({"sample", "s01"});
  const int before = FlowersOf(wanted);
  ASSERT_EQ(kiosk_.Play("tap wall\ntap search\ntype fushou\npick 扶手\ntap row." + wanted +
                        "\nexpect 它的故事\n"),
            "");
  {
    const Limit full(RLIMIT_FSIZE, 0);
    EXPECT_EQ(kiosk_.Play("tap give\nexpect 存东西的地方满了\nabsent 已送\n"), "");
  }
  EXPECT_EQ(FlowersOf(wanted), before);
  EXPECT_EQ(kiosk_.Play("tap notice.close\nabsent 存东西的地方满了\ntap give\nexpect 已送 " +
                        std::to_string(before + 1) + "\n"),
            "");
  EXPECT_EQ(FlowersOf(wanted), before + 1);
}

TEST_F(Trouble, WhoseProposalTheHubDidNotTakeReadsWhyBehindTheSlip) {
  NeighboursPlant(1);
  const std::string slip = OnWallAt(0).slip_code;
  TheHubRejectsTheLast();
  std::string code;
  for (const char symbol : slip) code += std::string("tap pad.") + symbol + "\n";
  EXPECT_EQ(kiosk_.Play("tap mine\n" + code +
                        "expect 这一条没能放到墙上\nexpect 缺了几个字\nexpect 请找工作人员\n"),
            "");
  EXPECT_EQ(kiosk_.Play("tap end\nexpect 我有话说\ntap mine\nabsent 没能放到墙上\n"
                        "absent 缺了几个字\n"),
            "")
      << "the next visitor has looked for nothing yet";
}

TEST_F(Trouble, AProposalThatTheHubRejectsAtOnceKeepsItsThanksItsSlipAndSaysWhy) {
  ASSERT_EQ(kiosk_.Play("tap say\ntype ludeng\npick 路灯\ntap key.done\ntap topic.safety\n"
                        "tap sign.nobody\ntap plant\nexpect 谢谢您，种子种下了\n"),
            "");
  const std::string slip = FormatSlipCode(OnWallAt(0).slip_code);
  TheHubRejectsTheLast();
  EXPECT_EQ(kiosk_.Play("expect 这一条没能放到墙上\nexpect 缺了几个字\nexpect " + slip +
                        "\ntap thanks.done\nexpect 我有话说\n"),
            "");
}

TEST_F(Trouble, AVoiceThatFindsNoRoomIsKeptUntilThereIs) {
  const auto before = kiosk_.reader->Wall({})->size();
  {
    const Limit full(RLIMIT_FSIZE, 0);
    EXPECT_EQ(kiosk_.Play("tap say\ntap way.voice\ntap voice.talk\nwait 2000\ntap voice.talk\n"
                          "expect 说得很好\ntap voice.done\ntap key.done\ntap topic.safety\n"
                          "tap sign.nobody\ntap plant\nexpect 满了\nabsent 谢谢您，种子\n"),
              "");
  }
  EXPECT_EQ(kiosk_.reader->Wall({})->size(), before);
  EXPECT_EQ(kiosk_.Play("tap plant\nexpect 谢谢您，种子种下了\n"), "");
  ASSERT_EQ(OnWallAt(0).media.size(), 1U);
  EXPECT_EQ(OnWallAt(0).media.front().kind, MediumKind::kVoice);
}

// A disk that goes bad is write-protected by the system. In the system's own folder nobody may make
// a file either, not even root.
TEST_F(Trouble, AVoiceForAWriteProtectedFolderIsToldSoAndKept) {
  const auto blobs = BlobFolderIn(kiosk_.database().parent_path());
  std::filesystem::remove_all(blobs);
  std::filesystem::create_directory_symlink("/sys", blobs);
  EXPECT_EQ(kiosk_.Play("tap say\ntap way.voice\ntap voice.talk\nwait 2000\ntap voice.talk\n"
                        "expect 说得很好\ntap voice.done\ntap key.done\ntap topic.safety\n"
                        "tap sign.nobody\ntap plant\nexpect 现在存不进东西\n"
                        "absent 谢谢您，种子\n"),
            "");
  std::filesystem::remove(blobs);
  EXPECT_EQ(kiosk_.Play("tap plant\nexpect 谢谢您，种子种下了\n"), "");
}

TEST_F(Trouble, AStationWithoutAMicrophoneSaysWhatElseOneCanDo) {
  kiosk_.microphone.Become({.missing = true});
  EXPECT_EQ(kiosk_.Play("tap say\ntap way.voice\ntap voice.talk\nwait 100\nexpect 没有话筒\n"
                        "tap back\nabsent 没有话筒\ntap way.sketch\nexpect 画纸\n"),
            "");
}

TEST_F(Trouble, AMicrophoneThatGoesIsToldWithinFiveSecondsAndWhatWasSaidStays) {
  kiosk_.microphone.Become(
      {.parts = {{ScriptedMicrophone::Sound::kTone, 2000}}, .lost_at_end = true});
  EXPECT_EQ(kiosk_.Play("tap say\ntap way.voice\ntap voice.talk\nwait 1500\n"
                        "absent 话筒断开了\nwait 5000\nexpect 话筒断开了\ntap voice.done\n"
                        "expect 说了 0:0\n"),
            "");
}

TEST_F(Trouble, WhatIsLongerThanAnyCodeIsNotTakenForOne) {
  EXPECT_EQ(kiosk_.Play("scan " + std::string(600, '7') + "\nwait 100\n" +
                        "absent 不是花签上的码\nexpect 我有话说\n"),
            "");
  EXPECT_EQ(kiosk_.Play("scan http://192.0.2.1:8420/s/" + OnWallAt(0).slip_code +
                        "\nexpect 我的花\nexpect 看它的故事\n"),
            "")
      << "the next one is read";
}

TEST_F(Trouble, ACodeThatIsNoSlipsIsToldSo) {
  EXPECT_EQ(kiosk_.Play("scan 6901234567892\nexpect 不是花签上的码\ntap notice.close\n"
                        "absent 不是花签上的码\nexpect 我有话说\n"),
            "");
}

}  // namespace
}  // namespace oneflower
