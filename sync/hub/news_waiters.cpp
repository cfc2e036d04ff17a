#include "sync/hub/news_waiters.h"

#include <optional>

namespace oneflower {

// One of `max_waiting` places, given back also if a check throws.
class NewsWaiters::Place {
 public:
  explicit Place(NewsWaiters& waiters) : waiters_(waiters) {
    const std::lock_guard guard(waiters_.mutex_);
    is_taken_ = waiters_.waiting_ < waiters_.max_waiting_;
    if (is_taken_) ++waiters_.waiting_;
  }
  ~Place() {
    if (!is_taken_) return;
    const std::lock_guard guard(waiters_.mutex_);
    --waiters_.waiting_;
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  bool is_taken() const { return is_taken_; }

 private:
  NewsWaiters& waiters_;
  bool is_taken_ = false;
};

NewsWaiters::Outcome NewsWaiters::Wait(const std::function<bool()>& has_news,
                                       std::chrono::milliseconds limit) {
  const Place place(*this);
  if (!place.is_taken()) return Outcome::kTooMany;
  std::unique_lock guard(mutex_);
  std::optional<uint64_t> checked;  // the notifications that the last check began after
  bool found = false;
  // Sleeps only if no notification came since the last check began: the lock is held from that
  // comparison until the thread sleeps.
  changed_.wait_for(guard, limit, [&] {
    while (!stopping_ && !found && checked != notifications_) {
      checked = notifications_;
      guard.unlock();
      found = has_news();
      guard.lock();
    }
    return stopping_ || found;
  });
  if (found) return Outcome::kNews;
  return stopping_ ? Outcome::kStopped : Outcome::kTimedOut;
}

void NewsWaiters::Notify() {
  {
    const std::lock_guard guard(mutex_);
    ++notifications_;
  }
  changed_.notify_all();
}

void NewsWaiters::Stop() {
  {
    const std::lock_guard guard(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
}

int NewsWaiters::waiting() const {
  const std::lock_guard guard(mutex_);
  return waiting_;
}

}  // namespace oneflower
