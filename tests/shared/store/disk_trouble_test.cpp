// Disks that fill up, files that cannot be opened any more: nothing is half there, and the store
// goes on as soon as it can.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include "tests/shared/store/station_fixture.h"

namespace oneflower {
namespace {

// While it lives, a limit of this process is lower. A file that must not grow is the worst kind of
// full disk: SQLite cannot tell it from any other failed write.
class Limit {
 public:
  Limit(__rlimit_resource resource, rlim_t value) : resource_(resource) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(resource_, &before_);
    const rlimit low{value, before_.rlim_max};
    setrlimit(resource_, &low);
  }
  ~Limit() { setrlimit(resource_, &before_); }
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;

 private:
  __rlimit_resource resource_;
  rlimit before_{};
};

class DiskTrouble : public StationStoreTest {
 protected:
  size_t LogSize() const { return std::filesystem::file_size(database().string() + "-wal"); }

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
  reader_.reset();
  store_.reset();
  const auto before = folder_.path() / "before.db";
  std::filesystem::copy_file(database(), before);
  Open();
  ASSERT_TRUE(Plant("后种的"));
  reader_.reset();
  {
    const Limit full(RLIMIT_FSIZE, LogSize());
    ASSERT_FALSE(Plant("没有地方"));
  }
  std::filesystem::remove(database());
  std::filesystem::remove(database().string() + "-wal");
  std::filesystem::remove(database().string() + "-shm");
  std::filesystem::copy_file(before, database());
  for (int times = 0; times < 3; ++times) {
    const auto queue = store_->Queue();
    ASSERT_FALSE(queue);
    EXPECT_EQ(queue.error().kind, ErrorKind::kCorrupt);
  }
}

}  // namespace
}  // namespace oneflower
