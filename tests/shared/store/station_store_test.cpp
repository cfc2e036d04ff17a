#include "shared/store/station_store.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "shared/store/store_thread.h"
#include "tests/shared/store/station_fixture.h"

namespace oneflower {
namespace {

TEST_F(StationStoreTest, APlantedProposalIsOnTheWallAndInItsStory) {
  const auto receipt = Plant("路灯坏了，请修一修");
  ASSERT_TRUE(receipt);
  EXPECT_EQ(Texts({}), std::vector<std::string>{"路灯坏了，请修一修"});
  const auto story = reader_->StoryOf(receipt->proposal);
  ASSERT_TRUE(story);
  EXPECT_EQ(story->proposal.slip_code, receipt->slip_code);
  ASSERT_EQ(story->entries.size(), 1U);
  EXPECT_EQ(story->entries[0].kind, StoryEntry::Kind::kPlanted);
}

TEST_F(StationStoreTest, WhatWasSavedIsThereAfterAnotherStart) {
  ASSERT_TRUE(Plant("加两张长椅"));
  Open();
  EXPECT_EQ(Texts({}), std::vector<std::string>{"加两张长椅"});
  EXPECT_EQ(store_->Queue()->waiting, 1);
}

TEST_F(StationStoreTest, SeqHasNoGapAndTheChainVerifies) {
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(Plant("第" + std::to_string(i) + "条建议"));
  const auto outgoing = store_->NextOutgoing(100, 1 << 20);
  ASSERT_TRUE(outgoing);
  ASSERT_EQ(outgoing->events.size(), 20U);
  Hash before{};
  int64_t seq = outgoing->first_seq;
  EXPECT_EQ(seq, 1);
  for (const StoredEvent& event : outgoing->events) {
    EXPECT_EQ(event.prev, before);
    EXPECT_EQ(EventHash(event.prev, event.raw), event.hash);
    EXPECT_EQ(DecodeEvent(event.raw)->seq, seq++);
    before = event.hash;
  }
}

TEST_F(StationStoreTest, AFlowerGivenTwiceInAVisitCountsOnce) {
  const auto receipt = Plant("加两张长椅");
  ASSERT_TRUE(receipt);
  EXPECT_TRUE(store_->Execute(GiveFlower{{"another visit"}, receipt->proposal}));
  const auto again = store_->Execute(GiveFlower{{"another visit"}, receipt->proposal});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().refusal, Refusal::kAlreadyGiven);
  EXPECT_TRUE(store_->Execute(GiveFlower{{"third visit"}, receipt->proposal}));
  EXPECT_EQ(reader_->StoryOf(receipt->proposal)->proposal.flowers, 2);
}

TEST_F(StationStoreTest, ARefusedCommandLeavesNothingBehind) {
  const auto refused = Plant("   ");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().refusal, Refusal::kEmptyText);
  EXPECT_EQ(store_->Queue()->waiting, 0);
  EXPECT_TRUE(Texts({}).empty());
}

TEST_F(StationStoreTest, StrangeTextIsKeptWhole) {
  std::string long_text;
  for (int i = 0; i < 10'000; ++i) long_text += "花";
  for (const std::string& text : {std::string("🌸👩‍🌾 emoji"), std::string("a\x01\x02 b"),
                                  std::string("مرحبا"), long_text}) {
    const auto receipt = Plant(text);
    ASSERT_TRUE(receipt);
    EXPECT_EQ(reader_->StoryOf(receipt->proposal)->proposal.text, text);
  }
}

TEST_F(StationStoreTest, WordsOfOneTwoAndMoreHanAreFound) {
  ASSERT_TRUE(Plant("路灯坏了，晚上看不清台阶"));
  ASSERT_TRUE(Plant("楼下的排水沟总是堵"));
  ASSERT_TRUE(Plant("The bin shelter smells"));
  EXPECT_EQ(Texts({.search = "路灯"}).size(), 1U);
  EXPECT_EQ(Texts({.search = "沟"}).size(), 1U);
  EXPECT_EQ(Texts({.search = "排水沟"}).size(), 1U);
  EXPECT_EQ(Texts({.search = "Shelter"}).size(), 1U);
  EXPECT_TRUE(Texts({.search = "灯路"}).empty());
  EXPECT_TRUE(Texts({.search = "\"*"}).size() <= 3U);
}

TEST_F(StationStoreTest, TheWallIsFilteredByTopicAndStage) {
  ASSERT_TRUE(Plant("一", "green"));
  ASSERT_TRUE(Plant("二", "safety"));
  EXPECT_EQ(Texts({.topic = "green"}), std::vector<std::string>{"一"});
  EXPECT_EQ(Texts({.stage = Stage::kPropose}).size(), 2U);
  EXPECT_TRUE(Texts({.stage = Stage::kExecute}).empty());
  EXPECT_EQ(Texts({.topic = "safety", .stage = Stage::kPropose}).size(), 1U);
}

TEST_F(StationStoreTest, SimilarProposalsShareTheTellingWords) {
  ASSERT_TRUE(Plant("中庭台阶加一排扶手，下雨天不怕滑"));
  ASSERT_TRUE(Plant("北门路面塌了一块"));
  const auto similar = reader_->Similar("希望台阶旁边装扶手", 3);
  ASSERT_TRUE(similar);
  ASSERT_EQ(similar->size(), 1U);
  EXPECT_EQ(similar->front().text, "中庭台阶加一排扶手，下雨天不怕滑");
  EXPECT_TRUE(reader_->Similar("你好", 3)->empty());
  EXPECT_EQ(reader_->Similar("北门坏了", 3)->size(), 1U);  // one telling word of two
}

TEST_F(StationStoreTest, ASlipAndItsPicturesFindTheProposal) {
  const auto receipt = Plant("加两张长椅");
  ASSERT_TRUE(receipt);
  EXPECT_EQ(reader_->FindBySlip(receipt->slip_code)->size(), 1U);
  EXPECT_EQ(reader_->FindByPictures(PicturesOf(receipt->slip_code), 5)->size(), 1U);
  EXPECT_TRUE(reader_->FindBySlip("2222222")->empty());
}

TEST_F(StationStoreTest, RebuildFromZeroGivesTheSameState) {
  for (int i = 0; i < 10; ++i) {
    const auto receipt = Plant("第" + std::to_string(i) + "条建议");
    ASSERT_TRUE(store_->Execute(GiveFlower{{"v" + std::to_string(i)}, receipt->proposal}));
  }
  const auto before = reader_->StateDigest();
  ASSERT_TRUE(store_->Rebuild());
  EXPECT_EQ(reader_->StateDigest().value(), before.value());
}

TEST_F(StationStoreTest, AClockBeforeTheReleaseIsNotTrustedAndTheWallStaysInOrder) {
  ASSERT_TRUE(Plant("先种的"));
  clock_.wall_ms = 1000;  // the battery is empty: 1970
  ASSERT_TRUE(Plant("后种的"));
  Open();
  ASSERT_TRUE(Plant("最后种的"));
  EXPECT_EQ(Texts({}), (std::vector<std::string>{"最后种的", "后种的", "先种的"}));
  const auto events = Waiting();
  ASSERT_EQ(events.size(), 3U);
  EXPECT_TRUE(DecodeEvent(events[0].raw)->clock_trusted);
  EXPECT_FALSE(DecodeEvent(events[1].raw)->clock_trusted);
  EXPECT_FALSE(DecodeEvent(events[2].raw)->clock_trusted);
}

TEST_F(StationStoreTest, WhenTheClockIsSetRightAgainNewWordsComeBeforeOldOnes) {
  clock_.wall_ms = 1000;
  ASSERT_TRUE(Plant("钟没有走"));
  clock_.wall_ms = FakeClock().wall_ms;
  ASSERT_TRUE(Plant("钟对好了"));
  EXPECT_EQ(Texts({}), (std::vector<std::string>{"钟对好了", "钟没有走"}));
}

TEST_F(StationStoreTest, ASecondStoreOnTheSameFolderIsRefusedWithAReason) {
  const auto second = StationStore::Open({folder_.path() / "data", true}, clock_, random_, *log_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::kBusy);
}

TEST_F(StationStoreTest, APageThatDoesNotFollowChangesNothing) {
  ASSERT_TRUE(Plant("加两张长椅"));
  const auto digest = reader_->StateDigest();
  FeedPage page{.hub_epoch = "epoch", .items = {}, .head = 5};
  page.items.push_back(
      {.hub_seq = 3, .judgement = {"x", Verdict::kAccepted, ""}, .device = "d", .event = {}});
  const auto applied = store_->ApplyFeedPage(page);
  ASSERT_FALSE(applied);
  EXPECT_EQ(applied.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(store_->Cursor()->hub_seq, 0);
  EXPECT_EQ(reader_->StateDigest().value(), digest.value());
}

TEST_F(StationStoreTest, TheHubCannotAcknowledgeWhatWasNeverMade) {
  ASSERT_TRUE(Plant("加两张长椅"));
  EXPECT_FALSE(store_->Acknowledge(2));
  EXPECT_TRUE(store_->Acknowledge(1));
  EXPECT_EQ(store_->Queue()->waiting, 0);
}

TEST(StationStoreFolder, AFolderThatCannotBeMadeIsAClearError) {
  FakeClock clock;
  FakeRandom random;
  const auto log = MakeSilentLog();
  TempFolder folder;
  std::ofstream(folder.path() / "file") << "no folder";
  const auto opened =
      StationStore::Open({folder.path() / "file" / "data", true}, clock, random, *log);
  ASSERT_FALSE(opened);
  EXPECT_FALSE(opened.error().detail.empty());
}

TEST(StationStoreFolder, ADamagedDatabaseIsNotThrownAway) {
  FakeClock clock;
  FakeRandom random;
  const auto log = MakeSilentLog();
  TempFolder folder;
  const std::string garbage(8192, 'x');
  std::ofstream(folder.path() / "station.db") << garbage;
  const auto opened = StationStore::Open({folder.path(), true}, clock, random, *log);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::kCorrupt);
  EXPECT_EQ(std::filesystem::file_size(folder.path() / "station.db"), garbage.size());
}

// A process that is killed the moment it said "saved".
TEST(StationStoreKilled, WhatWasSavedBeforeTheKillIsThereOnceAndWhole) {
  TempFolder folder;
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    const SystemClock clock;
    SystemRandom random;
    const auto log = MakeSilentLog();
    auto store = StationStore::Open({folder.path(), true}, clock, random, *log);
    for (int i = 0; store; ++i) {
      const auto receipt = (*store)->Execute(
          PlantProposal{{"v"}, "第" + std::to_string(i) + "条", "safety", "", ""});
      if (receipt && write(pipe_ends[1], "x", 1) != 1) break;
    }
    _exit(1);
  }
  char saved = 0;
  int count = 0;
  while (count < 25 && read(pipe_ends[0], &saved, 1) == 1) ++count;
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(pipe_ends[1]);
  while (read(pipe_ends[0], &saved, 1) == 1) ++count;
  close(pipe_ends[0]);
  FakeClock clock;
  FakeRandom random;
  const auto log = MakeSilentLog();
  const auto store = StationStore::Open({folder.path(), true}, clock, random, *log);
  ASSERT_TRUE(store);
  const auto waiting = (*store)->Queue()->waiting;
  // The one under way when the kill came may be there, whole, or not.
  EXPECT_GE(waiting, count);
  EXPECT_LE(waiting, count + 1);
  const auto reader = Reader::Open(folder.path() / "station.db");
  EXPECT_EQ(static_cast<int64_t>((*reader)->Wall({})->size()), waiting);
}

}  // namespace
}  // namespace oneflower
