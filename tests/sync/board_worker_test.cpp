// Two stations with their own threads and a hub, over real HTTP: what a class builds at one comes
// to the show at the other.
#include "sync/client/board_worker.h"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

#include "shared/base/ids.h"
#include "shared/store/store_thread.h"
#include "sync/client/http_transport.h"
#include "tests/sync/raw_client.h"
#include "tests/sync/running_hub.h"

namespace oneflower {
namespace {

using std::chrono::seconds;

constexpr const char* kClass = "6-11-9";

// A station as far as the board goes.
class BoardStation {
 public:
  explicit BoardStation(RunningHub& running) {
    auto opened = StationStore::Open({folder_.path(), true}, clock_, random_, *log_).value();
    store_ = std::make_unique<StoreThread>(std::move(opened), [this] {
      if (worker_) worker_->Nudge();
    });
    auto identity = Enrol(*MakeHttpTransport(running.url()), folder_.path(),
                          running.hub().NewEnrolCode("live").value(), "live",
                          store_->Identity().device, clock_, random_);
    worker_ =
        std::make_unique<BoardWorker>(BoardWorker::Parts{.door = *store_,
                                                         .board = board,
                                                         .way = MakeHttpTransport(running.url()),
                                                         .identity = std::move(identity.value()),
                                                         .clock = clock_,
                                                         .random = random_,
                                                         .log = *log_});
    worker_->Start();
  }
  ~BoardStation() { worker_->Stop(); }

  // A while ago: nobody touches it any more.
  void Built(const std::string& name) {
    const int64_t then_ms = clock_.WallMs() - 60'000;
    SheetDesk desk;
    desk.Place("bench", {4900, 3000});
    desk.Rename(name);
    store_->KeepSheet({.id = NewId(then_ms, random_),
                       .group = {kClass, "桂花"},
                       .sheet = desk.sheet(),
                       .made_ms = then_ms,
                       .changed_ms = then_ms});
  }

  // True as soon as the board says so.
  bool Within(std::chrono::seconds time,
              const std::function<bool(const ClassBoard::News&)>& is_so) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (true) {
      if (const auto news = board.TakeNews(); news && is_so(*news)) return true;
      std::unique_lock guard(mutex_);
      if (std::chrono::steady_clock::now() >= end) return false;
      told_.wait_until(guard, end, [&] { return std::exchange(news_, false); });
    }
  }

 private:
  TempFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<Log> log_ = MakeSilentLog();
  std::mutex mutex_;
  std::condition_variable told_;
  bool news_ = false;

 public:
  ClassBoard board{[this] {
    const std::lock_guard guard(mutex_);
    news_ = true;
    told_.notify_all();
  }};

 private:
  std::unique_ptr<StoreThread> store_;
  std::unique_ptr<BoardWorker> worker_;
};

bool ShowsTheYard(const ClassBoard::News& news) {
  return news.sheets && news.sheets->size() == 1 && news.sheets->front().sheet.name == "院子";
}

TEST(BoardWorkers, BringWhatAClassBuiltToWhoeverLooks) {
  TempFolder folder;
  RunningHub running(folder.path());
  BoardStation hall(running);
  BoardStation workshop(running);
  workshop.board.Want(kClass);
  EXPECT_TRUE(workshop.Within(seconds(5), [](const auto& news) { return news.reached; }));
  hall.Built("院子");
  EXPECT_TRUE(workshop.Within(seconds(20), ShowsTheYard));
  workshop.board.Want("");
  workshop.board.Want(kClass);
  EXPECT_TRUE(workshop.Within(seconds(5), ShowsTheYard)) << "asked for at once";
}

TEST(BoardWorkers, SayThatTheHubIsAwayAndGoOnOnceItIsBack) {
  TempFolder folder;
  auto running = std::make_unique<RunningHub>(folder.path());
  const int port = running->port();
  BoardStation hall(*running);
  BoardStation workshop(*running);
  running.reset();
  hall.Built("院子");
  workshop.board.Want(kClass);
  EXPECT_TRUE(workshop.Within(seconds(5), [](const auto& news) { return !news.reached; }));
  running = std::make_unique<RunningHub>(folder.path(), port);
  EXPECT_TRUE(workshop.Within(seconds(60), ShowsTheYard));
}

TEST(BoardOverHttp, ASheetThatIsTooLargeIsRefusedUnreadByTheHubItself) {
  TempFolder folder;
  RunningHub running(folder.path());
  HandMadeStation station(running.hub());
  const auto answer = RawClient(running.port())
                          .Ask(station.Sign({.method = "PUT",
                                             .target = "/v1/board/" + station.device,
                                             .body = std::string(kMaxBoardPutBytes + 1, ' ')}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
  EXPECT_TRUE(VerifyReply(running.hub().key().public_key(), station.nonce, answer->body,
                          HeaderOf(answer->headers, kReplySignature)));
}

}  // namespace
}  // namespace oneflower
