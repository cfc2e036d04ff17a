#include "kiosk/app/media_watch.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "shared/store/blob_check.h"

namespace oneflower {
namespace {

constexpr int64_t kPauseMs = 50;         // between two files
constexpr int64_t kLongestMs = 600'000;  // the clock may have been asleep

}  // namespace

struct MediaWatch::Impl {
  const Clock& clock;
  BlobCheck check;
  std::mutex mutex;
  std::condition_variable stopped;
  bool stopping = false;
  std::thread thread;  // last: it uses all of the above

  Impl(SyncDoor& door, const Clock& the_clock, Log& log)
      : clock(the_clock), check(door, the_clock, log) {}

  void Work() {
    std::unique_lock guard(mutex);
    while (!stopping) {
      guard.unlock();
      const bool more = check.Step();
      const int64_t until = check.due_ms() - clock.MonotonicMs();
      const int64_t pause = more ? kPauseMs : std::clamp(until, kPauseMs, kLongestMs);
      guard.lock();
      stopped.wait_for(guard, std::chrono::milliseconds(pause), [this] { return stopping; });
    }
  }
};

MediaWatch::MediaWatch(SyncDoor& door, const Clock& clock, Log& log)
    : impl_(std::make_unique<Impl>(door, clock, log)) {
  impl_->thread = std::thread([this] { impl_->Work(); });
}

MediaWatch::~MediaWatch() {
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->stopped.notify_one();
  impl_->thread.join();
}

}  // namespace oneflower
