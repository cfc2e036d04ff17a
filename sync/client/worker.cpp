#include "sync/client/worker.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "sync/client/exchange.h"
#include "sync/client/tuning.h"

namespace oneflower {

using Kind = ExchangeResult::Kind;

struct SyncWorker::Impl {
  Parts parts;
  mutable std::mutex mutex;
  std::condition_variable wake;
  bool stopping = false;
  bool nudged = true;  // what waits from before is sent at the start
  LinkState state;
  std::thread pusher;
  std::thread puller;

  explicit Impl(Parts given) : parts(std::move(given)) {}

  void PushLoop();
  void PullLoop();
  // False when it is time to stop.
  bool Sleep(int64_t ms, bool until_nudged);
  void Note(const char* who, const ExchangeResult& result, int& failures);
};

SyncWorker::SyncWorker(Parts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
SyncWorker::~SyncWorker() { Stop(); }

void SyncWorker::Start() {
  impl_->pusher = std::thread([this] { impl_->PushLoop(); });
  impl_->puller = std::thread([this] { impl_->PullLoop(); });
}

void SyncWorker::Stop() {
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->wake.notify_all();
  impl_->parts.push->Cancel();
  impl_->parts.pull->Cancel();
  if (impl_->pusher.joinable()) impl_->pusher.join();
  if (impl_->puller.joinable()) impl_->puller.join();
}

void SyncWorker::Nudge() {
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->nudged = true;
  }
  impl_->wake.notify_all();
}

LinkState SyncWorker::state() const {
  const std::lock_guard guard(impl_->mutex);
  return impl_->state;
}

bool SyncWorker::Impl::Sleep(int64_t ms, bool until_nudged) {
  std::unique_lock guard(mutex);
  wake.wait_for(guard, std::chrono::milliseconds(ms),
                [&] { return stopping || (until_nudged && nudged); });
  if (until_nudged) nudged = false;
  return !stopping;
}

// Counts failures, keeps the chip true and logs what changed, not every try.
void SyncWorker::Impl::Note(const char* who, const ExchangeResult& result, int& failures) {
  const bool failed = result.kind == Kind::kFailed;
  {
    const std::lock_guard guard(mutex);
    if (stopping) return;  // a request that was ended on purpose is no failure
  }
  if (failed && failures++ == 0) parts.log.Warn(std::string(who) + ": " + result.why);
  if (!failed && failures > 0) parts.log.Info(std::string(who) + ": the hub is back");
  if (!failed && !result.why.empty()) parts.log.Warn(std::string(who) + ": " + result.why);
  if (!failed) failures = 0;
  const auto queue = parts.door.Queue();
  LinkState next;
  bool changed = false;
  {
    const std::lock_guard guard(mutex);
    next = state;
    next.online = !failed;
    if (queue) {
      next.waiting = queue->waiting;
      next.rejected = queue->rejected;
    }
    changed = next != state && !stopping;
    state = next;
  }
  if (changed && parts.on_change) parts.on_change();
}

// A queue that is not empty always has a timer: idle means empty, and only then a nudge is awaited
// without one.
void SyncWorker::Impl::PushLoop() {
  Exchange exchange(parts.door, *parts.push, parts.identity, parts.clock, parts.random);
  constexpr int64_t kLookAgainMs = 60'000;
  int failures = 0;
  int64_t pause_ms = 0;
  do {
    const ExchangeResult result = exchange.PushOnce();
    // An empty queue says nothing about the link.
    if (result.kind != Kind::kIdle) Note("push", result, failures);
    pause_ms = result.kind == Kind::kDone ? 0
               : result.kind == Kind::kIdle
                   ? kLookAgainMs
                   : RetryDelayMs(failures, result.retry_after_ms, parts.random);
  } while (Sleep(pause_ms, true));
}

void SyncWorker::Impl::PullLoop() {
  Exchange exchange(parts.door, *parts.pull, parts.identity, parts.clock, parts.random);
  int failures = 0;
  int64_t pause_ms = 0;
  bool known = false;  // the first answer comes at once, so that the chip is true from the start
  do {
    const ExchangeResult result = exchange.PullOnce(known ? tuning::kFeedWaitSeconds : 0);
    known = result.kind != Kind::kFailed;
    const bool back = known && failures > 0;
    Note("feed", result, failures);
    pause_ms = known ? 0 : RetryDelayMs(failures, result.retry_after_ms, parts.random);
    // The hub is back: what waited for a retry goes now.
    if (back) {
      const std::lock_guard guard(mutex);
      nudged = true;
    }
    wake.notify_all();
  } while (Sleep(pause_ms, false));
}

}  // namespace oneflower
