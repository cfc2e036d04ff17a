#include "kiosk/app/hub_link.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "sync/client/board_worker.h"
#include "sync/client/exchange.h"
#include "sync/client/http_transport.h"
#include "sync/client/identity.h"

namespace oneflower {
namespace {

// What no time mends: it is for staff. A disk that is full may have room again, and whoever stands
// between us and the hub may go.
bool IsForStaff(ErrorKind kind) {
  return kind == ErrorKind::kUnauthorized || kind == ErrorKind::kCorrupt ||
         kind == ErrorKind::kConflict || kind == ErrorKind::kNotFound;
}

}  // namespace

struct HubLink::Impl {
  Parts parts;
  std::unique_ptr<Transport> enrolling;
  StoreThread* store = nullptr;
  mutable std::mutex mutex;  // guards all below, and is held for moments only
  std::condition_variable wake;
  bool stopping = false;
  bool nudged = false;
  int64_t waiting = 0;                 // own events, as long as there is no worker to count them
  std::unique_ptr<SyncWorker> worker;  // once this station has a place at the hub
  std::unique_ptr<BoardWorker> board;  // with it
  std::thread thread;

  explicit Impl(Parts given) : parts(std::move(given)), enrolling(MakeHttpTransport(parts.url)) {}

  void Work();
  Result<HubIdentity> FindIdentity();
  void Begin(HubIdentity identity);
  void CountWaiting();
  bool Sleep(std::optional<int64_t> ms);
};

HubLink::HubLink(Parts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}

HubLink::~HubLink() { Stop(); }

void HubLink::Start(StoreThread& store) {
  impl_->store = &store;
  impl_->thread = std::thread([this] { impl_->Work(); });
}

void HubLink::Stop() {
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->wake.notify_all();
  impl_->enrolling->Cancel();
  if (impl_->thread.joinable()) impl_->thread.join();
  if (impl_->board) impl_->board->Stop();
  if (impl_->worker) impl_->worker->Stop();
}

void HubLink::Nudge() {
  const std::lock_guard guard(impl_->mutex);
  impl_->nudged = true;
  if (impl_->worker) impl_->worker->Nudge();
  if (impl_->board) impl_->board->Nudge();
  impl_->wake.notify_all();
}

LinkState HubLink::state() const {
  const std::lock_guard guard(impl_->mutex);
  return impl_->worker ? impl_->worker->state() : LinkState{.waiting = impl_->waiting};
}

// Until there is a place at the hub. What staff has to mend is not tried again; whatever is in the
// way is told once, and again only when it is something else.
void HubLink::Impl::Work() {
  int failures = 0;
  bool hopeless = false;
  std::optional<ErrorKind> told;
  std::optional<int64_t> pause_ms;
  do {
    if (!hopeless) {
      auto identity = FindIdentity();
      if (identity) {
        Begin(std::move(*identity));
        return;
      }
      const ErrorKind kind = identity.error().kind;
      hopeless = IsForStaff(kind);
      if (std::exchange(told, kind) != kind) {
        parts.log.Error("no way to the hub: " + identity.error().detail);
      }
      if (!hopeless) pause_ms = RetryDelayMs(++failures, 0, parts.random);
    }
    CountWaiting();
  } while (Sleep(hopeless ? std::nullopt : pause_ms));
}

// By what is stored, else by the one-time code. An enrolment of another database than this one
// counts for nothing: the hub would refuse every event.
Result<HubIdentity> HubLink::Impl::FindIdentity() {
  const std::string device = store->Identity().device;
  auto stored = LoadIdentityOf(parts.folder);
  if (stored && stored->device == device) return stored;
  if (!parts.code.empty()) {
    return Enrol(*enrolling, parts.folder, parts.code, parts.station, device, parts.clock,
                 parts.random);
  }
  if (!stored) return stored;
  return Fail(ErrorKind::kConflict,
              "the enrolment belongs to another station.db than the one here; put that one back, "
              "or get a new code from the hub and start once with it");
}

void HubLink::Impl::Begin(HubIdentity identity) {
  auto boarding =
      std::make_unique<BoardWorker>(BoardWorker::Parts{.door = *store,
                                                       .board = parts.board,
                                                       .way = MakeHttpTransport(parts.url),
                                                       .identity = identity,
                                                       .clock = parts.clock,
                                                       .random = parts.random,
                                                       .log = parts.log});
  auto made = std::make_unique<SyncWorker>(SyncWorker::Parts{.door = *store,
                                                             .push = MakeHttpTransport(parts.url),
                                                             .pull = MakeHttpTransport(parts.url),
                                                             .identity = std::move(identity),
                                                             .clock = parts.clock,
                                                             .random = parts.random,
                                                             .log = parts.log,
                                                             .on_change = parts.on_change});
  const std::lock_guard guard(mutex);
  if (stopping) return;
  worker = std::move(made);
  worker->Start();
  board = std::move(boarding);
  board->Start();
}

void HubLink::Impl::CountWaiting() {
  const auto queue = store->Queue();
  if (!queue) return;
  {
    const std::lock_guard guard(mutex);
    waiting = queue->waiting;
  }
  if (parts.on_change) parts.on_change();
}

// Until a nudge, or that time; nothing: no time. False when it is time to stop.
bool HubLink::Impl::Sleep(std::optional<int64_t> ms) {
  std::unique_lock guard(mutex);
  const auto woken = [this] { return stopping || nudged; };
  if (ms) {
    wake.wait_for(guard, std::chrono::milliseconds(*ms), woken);
  } else {
    wake.wait(guard, woken);
  }
  nudged = false;
  return !stopping;
}

}  // namespace oneflower
