// Disks that fill up, files that cannot be opened any more: nothing is half there, and the store
// goes on as soon as it can.
#include <gtest/gtest.h>

#include "tests/shared/store/station_fixture.h"
#include "tests/support/limit.h"

namespace oneflower {
namespace {

class DiskTrouble : public StationStoreTest {
 protected:
  size_t LogSize() const { return std::filesystem::file_size(database().string() + "-wal"); }

  std::filesystem::path Copy() const { return folder_.path() / "copy.db"; }
  void KeepACopy() {
    reader_.reset();
    store_.reset();
    std::filesystem::copy_file(database(), Copy());
    Open();
  }
  void PutTheCopyBack() {
    reader_.reset();
    for (const char* end : {"", "-wal", "-shm"}) {
      std::filesystem::remove(database().string() + end);
    }
    std::filesystem::copy_file(Copy(), database());
  }

  // Own events from the first on: no gap, every hash right.
  void ExpectWholeChain(size_t count) {
    const auto events = Waiting();
    ASSERT_EQ(events.size(), count);
    Hash before{};
    int64_t seq = 0;
    for (const StoredEvent& event : events) {
      EXPECT_EQ(event.prev, before);
      EXPECT_EQ(EventHash(event.prev, event.raw), event.hash);
      EXPECT_EQ(DecodeEvent(event.raw)->seq, ++seq);
      before = event.hash;
    }
  }
};

TEST_F(DiskTrouble, ADiskThatIsFullAtAnyByteLeavesNothingHalfAndTheStoreGoesOn) {
  std::vector<std::string> saved;
  int failures = 0;
  for (size_t room = 0; room < 80'000; room += 1'999) {
    const std::string text = "还剩" + std::to_string(room) + "字节";
    std::expected<Receipt, CommandFailure> planted;
    {
      const Limit full(RLIMIT_FSIZE, LogSize() + room);
      planted = Plant(text);
    }
    if (planted) {
      saved.insert(saved.begin(), text);
    } else {
      ++failures;
      ASSERT_TRUE(planted.error().error);
      EXPECT_EQ(planted.error().error->kind, ErrorKind::kFull) << room;
      EXPECT_FALSE(planted.error().refusal);
    }
    ASSERT_EQ(Texts({}), saved);
  }
  EXPECT_GT(failures, 3);
  EXPECT_GT(saved.size(), 3U);
  ASSERT_TRUE(Plant("又有地方了"));
  ExpectWholeChain(saved.size() + 1);
  Open();
  EXPECT_EQ(Texts({}).size(), saved.size() + 1);
}

TEST_F(DiskTrouble, AFeedPageThatFindsNoRoomIsNotHalfTaken) {
  ASSERT_TRUE(Plant("加两张长椅"));
  const StoredEvent own = Waiting().front();
  const Event event = DecodeEvent(own.raw).value();
  FeedPage page{.hub_epoch = "epoch", .items = {}, .head = 1};
  page.items.push_back({1, {event.id, Verdict::kRejected, "empty_text"}, event.device, {}});
  page.feed_hash = NextFeedHash({}, page.items.front());
  {
    const Limit full(RLIMIT_FSIZE, LogSize());
    EXPECT_FALSE(store_->ApplyFeedPage(page));
  }
  EXPECT_EQ(store_->Cursor()->hub_seq, 0);
  EXPECT_EQ(Texts({}).size(), 1U);
  ASSERT_TRUE(store_->ApplyFeedPage(page));
  EXPECT_EQ(store_->Cursor()->hub_seq, 1);
  EXPECT_TRUE(Texts({}).empty());
}

TEST_F(DiskTrouble, ADatabaseThatCannotBeOpenedAnewAnswersWithErrorsUntilItCan) {
  ASSERT_TRUE(Plant("加两张长椅"));
  {
    const Limit full(RLIMIT_FSIZE, LogSize());
    ASSERT_FALSE(Plant("没有地方"));
  }
  {
    const Limit no_files(RLIMIT_NOFILE, 3);  // stdin, stdout and stderr have them all
    EXPECT_FALSE(Plant("打不开"));
    EXPECT_FALSE(store_->Queue());
    EXPECT_FALSE(store_->NextOutgoing(1, 1));
    EXPECT_FALSE(store_->Acknowledge(1));
    EXPECT_FALSE(store_->Rebuild());
  }
  ASSERT_TRUE(Plant("又打开了"));
  EXPECT_EQ(store_->Queue()->waiting, 2);
  ExpectWholeChain(2);
}

// As a disk does that forgets what it said it had.
TEST_F(DiskTrouble, AFileThatComesBackWithoutItsLastEventIsRefusedEveryTime) {
  ASSERT_TRUE(Plant("先种的"));
  KeepACopy();
  ASSERT_TRUE(Plant("后种的"));
  {
    const Limit full(RLIMIT_FSIZE, LogSize());
    ASSERT_FALSE(Plant("没有地方"));
  }
  PutTheCopyBack();
  for (int times = 0; times < 3; ++times) {
    const auto queue = store_->Queue();
    ASSERT_FALSE(queue);
    EXPECT_EQ(queue.error().kind, ErrorKind::kCorrupt);
  }
}

// The log could not be copied back in an idle moment: what the connection takes for written may not
// be.
TEST_F(DiskTrouble, AfterARestThatFailedTheFileIsLookedAtBeforeAnythingGoesOn) {
  constexpr size_t kRestCopiesFrom = 500 * 4120 + 32;  // pages with their heads, and the log's head
  ASSERT_TRUE(Plant("先种的"));
  KeepACopy();
  const std::string long_text(400, 'a');
  for (int i = 0; LogSize() < kRestCopiesFrom; ++i) {
    while (store_->Rest()) continue;
    ASSERT_TRUE(Plant(long_text + std::to_string(i)));
  }
  {
    const Limit full(RLIMIT_FSIZE, std::filesystem::file_size(database()));
    EXPECT_FALSE(store_->Rest());
  }
  PutTheCopyBack();
  const auto queue = store_->Queue();
  ASSERT_FALSE(queue);
  EXPECT_EQ(queue.error().kind, ErrorKind::kCorrupt);
}

}  // namespace
}  // namespace oneflower
