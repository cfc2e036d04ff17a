#include "sync/client/worker.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "sync/client/exchange.h"
#include "sync/client/media_exchange.h"
#include "sync/client/tuning.h"

namespace oneflower {

using Kind = ExchangeResult::Kind;

struct SyncWorker::Impl {
  // What one of the two threads shares with the other. Guarded by the mutex.
  struct Lane {
    const char* name;
    bool woken = false;  // there is a reason to look before the time is over
    int failures = 0;    // in a row
  };

  Parts parts;
  mutable std::mutex mutex;
  std::condition_variable wake;
  bool stopping = false;
  bool media_came = false;  // at the hub
  bool say_hello = true;    // the hub may have lost what it acknowledged: ask it even about nothing
  LinkState state;
  Lane push{"push"};
  Lane pull{"feed"};
  std::thread pusher;
  std::thread puller;

  explicit Impl(Parts given) : parts(std::move(given)) {}

  void PushLoop();
  void PullLoop();
  bool Sleep(Lane& lane, int64_t ms, bool until_woken);
  void Note(Lane& lane, Lane& other, const ExchangeResult& result);
  bool Count(Lane& lane, Lane& other, bool failed);
  void Publish(std::optional<bool> heard);
  int64_t RetryMs(const Lane& lane, const ExchangeResult& result);
  ExchangeResult StepMedia(MediaExchange& media);
  void PassOn(const ExchangeResult& pulled);
  bool TakeHello();
  void OweHello();
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
    impl_->push.woken = true;
  }
  impl_->wake.notify_all();
}

LinkState SyncWorker::state() const {
  const std::lock_guard guard(impl_->mutex);
  return impl_->state;
}

// False when it is time to stop.
bool SyncWorker::Impl::Sleep(Lane& lane, int64_t ms, bool until_woken) {
  std::unique_lock guard(mutex);
  wake.wait_for(guard, std::chrono::milliseconds(ms),
                [&] { return stopping || (until_woken && lane.woken); });
  lane.woken = false;
  return !stopping;
}

// True where the lane's luck changed. The first success after failures wakes the other lane: the
// way to the hub is open again.
bool SyncWorker::Impl::Count(Lane& lane, Lane& other, bool failed) {
  const std::lock_guard guard(mutex);
  const bool changed = failed == (lane.failures == 0);
  lane.failures = failed ? lane.failures + 1 : 0;
  if (changed && !failed) {
    other.woken = true;
    say_hello = true;
  }
  return changed;
}

void SyncWorker::Impl::Note(Lane& lane, Lane& other, const ExchangeResult& result) {
  {
    const std::lock_guard guard(mutex);
    if (stopping) return;  // a request that was ended on purpose is no failure
  }
  const bool failed = result.kind == Kind::kFailed;
  if (Count(lane, other, failed)) {
    const std::string who = lane.name;
    failed ? parts.log.Warn(who + ": " + result.why) : parts.log.Info(who + ": goes on");
    wake.notify_all();
  }
  Publish(result.heard);
}

// Where the hub was not asked nothing is known that was not known before.
void SyncWorker::Impl::Publish(std::optional<bool> heard) {
  const auto queue = parts.door.Queue();
  const auto media = parts.door.CountMedia();
  bool changed = false;
  {
    const std::lock_guard guard(mutex);
    LinkState next = state;
    next.online = heard.value_or(state.online);
    if (queue) {
      next.waiting = queue->waiting;
      next.rejected = queue->rejected;
    }
    if (media) next.media = *media;
    changed = next != state && !stopping;
    state = next;
  }
  if (changed && parts.on_change) parts.on_change();
}

int64_t SyncWorker::Impl::RetryMs(const Lane& lane, const ExchangeResult& result) {
  const std::lock_guard guard(mutex);
  return RetryDelayMs(lane.failures, result.retry_after_ms, parts.random);
}

bool SyncWorker::Impl::TakeHello() {
  const std::lock_guard guard(mutex);
  return std::exchange(say_hello, false);
}

// The question found no answer, so it is still open.
void SyncWorker::Impl::OweHello() {
  const std::lock_guard guard(mutex);
  say_hello = true;
}

// Media have their turn when no event waits: after each of their chunks events are looked for
// again.
ExchangeResult SyncWorker::Impl::StepMedia(MediaExchange& media) {
  bool came = false;
  {
    const std::lock_guard guard(mutex);
    came = std::exchange(media_came, false);
  }
  if (came) media.LookAgain();
  ExchangeResult result = media.StepOnce();
  if (result.kind != Kind::kIdle) Note(push, pull, result);
  return result;
}

// What the feed brought may name media to fetch, or say that ours may go up.
void SyncWorker::Impl::PassOn(const ExchangeResult& pulled) {
  if (pulled.kind != Kind::kDone && !pulled.media_came) return;
  {
    const std::lock_guard guard(mutex);
    push.woken = true;
    media_came = media_came || pulled.media_came;
  }
  wake.notify_all();
}

// A queue that is not empty always has a timer. A commit ends the wait, but not one that the hub
// asked for.
void SyncWorker::Impl::PushLoop() {
  Exchange exchange(parts.door, *parts.push, parts.identity, parts.clock, parts.random);
  MediaExchange media(parts.door, *parts.push, parts.identity, parts.clock, parts.random,
                      parts.log);
  int64_t pause_ms = 0;
  bool until_woken = true;
  do {
    const bool hello = TakeHello();
    ExchangeResult result = exchange.PushOnce(hello);
    // An empty queue that nobody was told of says nothing about the way to the hub.
    if (result.kind != Kind::kIdle || hello) Note(push, pull, result);
    if (hello && result.kind == Kind::kFailed) OweHello();
    if (result.kind == Kind::kIdle) result = StepMedia(media);
    const bool failed = result.kind == Kind::kFailed;
    until_woken = !failed || result.retry_after_ms == 0;
    pause_ms = failed                       ? RetryMs(push, result)
               : result.kind == Kind::kDone ? 0
                                            : tuning::kLookAgainMs;
  } while (Sleep(push, pause_ms, until_woken));
}

void SyncWorker::Impl::PullLoop() {
  Exchange exchange(parts.door, *parts.pull, parts.identity, parts.clock, parts.random);
  int64_t pause_ms = 0;
  bool until_woken = true;
  int wait_seconds = 0;  // the first answer comes at once, so that the chip is true from the start
  do {
    const ExchangeResult result = exchange.PullOnce(wait_seconds);
    Note(pull, push, result);
    PassOn(result);
    const bool failed = result.kind == Kind::kFailed;
    wait_seconds = failed ? 0 : tuning::kFeedWaitSeconds;
    until_woken = failed && result.retry_after_ms == 0;
    pause_ms = failed ? RetryMs(pull, result) : result.retry_after_ms;
  } while (Sleep(pull, pause_ms, until_woken));
}

}  // namespace oneflower
