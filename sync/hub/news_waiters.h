// Requests that wait until the hub has news: long polls of the feed. Safe from every thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>

namespace oneflower {

class NewsWaiters {
 public:
  enum class Outcome {
    kNews,
    kTimedOut,
    kStopped,
    kTooMany,  // did not wait
  };

  explicit NewsWaiters(int max_waiting) : max_waiting_(max_waiting) {}

  // Waits until `has_news` returns true, for at most `limit`. Calls it at once, and again after
  // each Notify; it runs without the lock, so that it may read a database and delays no
  // other thread.
  Outcome Wait(const std::function<bool()>& has_news, std::chrono::milliseconds limit);

  // Makes every waiter check again. Call it after the news can be read: a waiter whose check did
  // not see them is woken, also if that check is still running.
  void Notify();

  // Ends all waiting; from now on nobody waits.
  void Stop();

  int waiting() const;

 private:
  class Place;

  const int max_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  uint64_t notifications_ = 0;
  int waiting_ = 0;
  bool stopping_ = false;
};

}  // namespace oneflower
