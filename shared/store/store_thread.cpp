#include "shared/store/store_thread.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace oneflower {

struct StoreThread::Impl {
  using Task = std::function<void(StationStore&)>;

  std::unique_ptr<StationStore> store;
  std::function<void()> on_change;
  std::mutex mutex;
  std::condition_variable filled;
  std::deque<Task> tasks;
  std::vector<Answer> answers;
  bool stopping = false;
  int64_t last_ticket = 0;
  std::atomic<int64_t> revision = 0;
  std::thread thread;  // last: it uses all of the above

  void Post(Task task) {
    {
      const std::lock_guard guard(mutex);
      tasks.push_back(std::move(task));
    }
    filled.notify_one();
  }

  // Waits for the store's thread to do it.
  template <typename Do>
  auto Ask(Do task) -> decltype(task(*store)) {
    std::promise<decltype(task(*store))> promise;
    auto answer = promise.get_future();
    Post([&](StationStore& owned) { promise.set_value(task(owned)); });
    return answer.get();
  }

  void Tell(Answer answer) {
    {
      const std::lock_guard guard(mutex);
      answers.push_back(std::move(answer));
    }
    if (on_change) on_change();
  }

  // Does it on the store's thread; its answer holds an error or an empty receipt.
  template <typename Do>
  int64_t Keep(Do keep) {
    const int64_t ticket = ++last_ticket;
    Post([this, ticket, keep = std::move(keep)](StationStore& owned) {
      const Status kept = keep(owned);
      Answer answer{ticket, Receipt()};
      if (!kept) answer.result = std::unexpected(CommandFailure{std::nullopt, kept.error()});
      Tell(std::move(answer));
    });
    return ticket;
  }

  void Work() {
    std::unique_lock guard(mutex);
    bool may_rest = false;
    while (true) {
      if (may_rest && tasks.empty() && !stopping) {
        guard.unlock();
        may_rest = store->Rest();
        guard.lock();
        continue;
      }
      filled.wait(guard, [this] { return stopping || !tasks.empty(); });
      if (tasks.empty()) return;
      const Task task = std::move(tasks.front());
      tasks.pop_front();
      guard.unlock();
      task(*store);
      const bool changed = revision.exchange(store->revision()) != store->revision();
      if (changed && on_change) on_change();
      may_rest = true;
      guard.lock();
    }
  }
};

StoreThread::StoreThread(std::unique_ptr<StationStore> store, std::function<void()> on_change)
    : impl_(std::make_unique<Impl>()) {
  impl_->store = std::move(store);
  impl_->on_change = std::move(on_change);
  impl_->revision = impl_->store->revision();
  impl_->thread = std::thread([this] { impl_->Work(); });
}

StoreThread::~StoreThread() {
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->filled.notify_one();
  impl_->thread.join();
}

int64_t StoreThread::Submit(Command command) {
  return SubmitMade([command = std::move(command)] { return Result<Command>(command); });
}

int64_t StoreThread::SubmitMade(Make make) {
  const int64_t ticket = ++impl_->last_ticket;
  impl_->Post([this, ticket, make = std::move(make)](StationStore& store) {
    const auto made = make();
    Answer answer{ticket, made ? store.Execute(*made)
                               : std::unexpected(CommandFailure{std::nullopt, made.error()})};
    impl_->Tell(std::move(answer));
  });
  return ticket;
}

int64_t StoreThread::KeepSheet(KeptSheet sheet) {
  return impl_->Keep(
      [sheet = std::move(sheet)](StationStore& store) { return store.KeepSheet(sheet); });
}

int64_t StoreThread::KeepSheetVoice(std::string sheet, Bytes ogg, int64_t ms) {
  return impl_->Keep([sheet = std::move(sheet), ogg = std::move(ogg), ms](StationStore& store) {
    return store.KeepSheetVoice(sheet, ogg, ms);
  });
}

std::vector<StoreThread::Answer> StoreThread::TakeAnswers() {
  const std::lock_guard guard(impl_->mutex);
  return std::exchange(impl_->answers, {});
}

int64_t StoreThread::revision() const { return impl_->revision; }

StationIdentity StoreThread::Identity() {
  return impl_->Ask([](StationStore& store) { return store.Identity(); });
}

Result<Outgoing> StoreThread::NextOutgoing(size_t max_events, size_t max_bytes) {
  return impl_->Ask([&](StationStore& store) { return store.NextOutgoing(max_events, max_bytes); });
}

Status StoreThread::Acknowledge(int64_t acked_seq) {
  return impl_->Ask([&](StationStore& store) { return store.Acknowledge(acked_seq); });
}

Result<FeedCursor> StoreThread::Cursor() {
  return impl_->Ask([](StationStore& store) { return store.Cursor(); });
}

Status StoreThread::ApplyFeedPage(const FeedPage& page) {
  return impl_->Ask([&](StationStore& store) { return store.ApplyFeedPage(page); });
}

Status StoreThread::ForgetHub() {
  return impl_->Ask([](StationStore& store) { return store.ForgetHub(); });
}

Result<QueueState> StoreThread::Queue() {
  return impl_->Ask([](StationStore& store) { return store.Queue(); });
}

BlobStore& StoreThread::Blobs() { return impl_->store->Blobs(); }

Result<std::vector<std::string>> StoreThread::BlobsToSend(size_t limit) {
  return impl_->Ask([&](StationStore& store) { return store.BlobsToSend(limit); });
}

Result<std::vector<std::string>> StoreThread::BlobsWanted(size_t limit) {
  return impl_->Ask([&](StationStore& store) { return store.BlobsWanted(limit); });
}

Result<MediaOnTheWay> StoreThread::CountMedia() {
  return impl_->Ask([](StationStore& store) { return store.CountMedia(); });
}

Result<std::vector<std::string>> StoreThread::BlobsHere(std::string_view after, size_t limit) {
  return impl_->Ask([&](StationStore& store) { return store.BlobsHere(after, limit); });
}

Status StoreThread::BlobIsAtHub(std::string_view id) {
  return impl_->Ask([&](StationStore& store) { return store.BlobIsAtHub(id); });
}

Status StoreThread::BlobIsHere(std::string_view id, int64_t bytes) {
  return impl_->Ask([&](StationStore& store) { return store.BlobIsHere(id, bytes); });
}

Status StoreThread::BlobIsLost(std::string_view id) {
  return impl_->Ask([&](StationStore& store) { return store.BlobIsLost(id); });
}

Result<std::optional<KeptSheet>> StoreThread::SheetToPut(int64_t since_ms) {
  return impl_->Ask([&](StationStore& store) { return store.SheetToPut(since_ms); });
}

Status StoreThread::SheetWasPut(std::string_view id, int64_t changed_ms, bool taken) {
  return impl_->Ask([&](StationStore& store) { return store.SheetWasPut(id, changed_ms, taken); });
}

}  // namespace oneflower
