// How much memory requests may hold at once: a share is taken before anything large is read or
// built, and given back when the answer has been sent. Safe from every thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace oneflower {

class MemoryBudget {
 public:
  // A part of the budget, given back by its destructor. The budget outlives it.
  class Share {
   public:
    Share() = default;  // of nothing
    Share(Share&& other) noexcept
        : budget_(std::exchange(other.budget_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}
    Share& operator=(Share&& other) noexcept {
      std::swap(budget_, other.budget_);
      std::swap(bytes_, other.bytes_);
      return *this;
    }
    ~Share() { ShrinkTo(0); }

    // Gives back what is beyond `bytes`.
    void ShrinkTo(size_t bytes);
    size_t bytes() const { return bytes_; }

   private:
    friend class MemoryBudget;
    Share(MemoryBudget& budget, size_t bytes) : budget_(&budget), bytes_(bytes) {}

    MemoryBudget* budget_ = nullptr;
    size_t bytes_ = 0;
  };

  explicit MemoryBudget(size_t bytes) : free_(bytes) {}

  // Waits until `bytes` are free and those who asked earlier have theirs. Returns nothing if that
  // takes longer than `patience`.
  std::optional<Share> Take(size_t bytes, std::chrono::milliseconds patience);

  // From now on nobody waits.
  void EndWaiting();

 private:
  void GiveBack(size_t bytes);

  std::mutex mutex_;
  std::condition_variable changed_;
  size_t free_;
  uint64_t next_ticket_ = 0;
  std::deque<uint64_t> waiting_;  // tickets, oldest first
  bool ends_waiting_ = false;
};

}  // namespace oneflower
