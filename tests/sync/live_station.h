// A station with its own threads and no screens, for what residents and the connection chip see.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "shared/store/reader.h"
#include "shared/store/store_thread.h"
#include "sync/client/http_transport.h"
#include "sync/client/worker.h"
#include "tests/support/twins.h"

namespace oneflower {

// It enrols at the hub's own address, and finds it by `way` from then on.
class LiveStation {
 public:
  LiveStation(const std::string& url, const std::string& code) : LiveStation(url, code, url) {}
  LiveStation(const std::string& url, const std::string& code, const std::string& way) {
    auto store = StationStore::Open({folder_.path(), true}, clock_, random_, *log_).value();
    store_ = std::make_unique<StoreThread>(std::move(store), [this] { Changed(); });
    reader_ = Reader::Open(folder_.path() / "station.db").value();
    auto identity = Enrol(*MakeHttpTransport(url), folder_.path(), code, "live",
                          store_->Identity().device, clock_, random_);
    worker_ =
        std::make_unique<SyncWorker>(SyncWorker::Parts{.door = *store_,
                                                       .push = MakeHttpTransport(way),
                                                       .pull = MakeHttpTransport(way),
                                                       .identity = std::move(identity.value()),
                                                       .clock = clock_,
                                                       .random = random_,
                                                       .log = *log_,
                                                       .on_change = [this] { Changed(); }});
    worker_->Start();
  }

  void Plant(const std::string& text, std::vector<MediumBytes> media = {}) {
    store_->Submit(
        PlantProposal{.visit = {"v"}, .text = text, .topic = "safety", .media = std::move(media)});
    EXPECT_TRUE(Within(std::chrono::seconds(5), [&] {
      for (const auto& answer : store_->TakeAnswers()) planted_ += answer.result ? 1 : 0;
      return std::exchange(planted_, 0) == 1;
    }));
    worker_->Nudge();
  }
  size_t OnWall() { return reader_->Wall({})->size(); }
  bool Shows(const Bytes& medium) { return reader_->Blob(BlobId(medium)) == medium; }
  LinkState link() const { return worker_->state(); }

  // Looks whenever something changed here. True as soon as it is so.
  bool Within(std::chrono::milliseconds time, const std::function<bool()>& is_so) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (!is_so()) {
      std::unique_lock guard(mutex_);
      if (std::chrono::steady_clock::now() >= end) return false;
      wake_.wait_until(guard, end, [&] { return std::exchange(changed_, false); });
    }
    return true;
  }

 private:
  void Changed() {
    const std::lock_guard guard(mutex_);
    changed_ = true;
    wake_.notify_all();
  }

  TempFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<Log> log_ = MakeSilentLog();
  std::mutex mutex_;
  std::condition_variable wake_;
  bool changed_ = false;
  int planted_ = 0;
  std::unique_ptr<StoreThread> store_;
  std::unique_ptr<Reader> reader_;
  std::unique_ptr<SyncWorker> worker_;
};

}  // namespace oneflower
