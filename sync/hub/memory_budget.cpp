#include "sync/hub/memory_budget.h"

namespace oneflower {

void MemoryBudget::Share::ShrinkTo(size_t bytes) {
  if (budget_ == nullptr || bytes >= bytes_) return;
  budget_->GiveBack(bytes_ - bytes);
  bytes_ = bytes;
}

std::optional<MemoryBudget::Share> MemoryBudget::Take(size_t bytes,
                                                      std::chrono::milliseconds patience) {
  std::unique_lock guard(mutex_);
  const uint64_t ticket = next_ticket_++;
  waiting_.push_back(ticket);
  const auto has_room_now = [&] { return waiting_.front() == ticket && free_ >= bytes; };
  changed_.wait_for(guard, patience, [&] { return ends_waiting_ || has_room_now(); });
  const bool has_room = has_room_now();
  std::erase(waiting_, ticket);
  if (has_room) free_ -= bytes;
  guard.unlock();
  changed_.notify_all();  // the next in line may have room, or has become the first
  if (!has_room) return std::nullopt;
  return Share(*this, bytes);
}

void MemoryBudget::EndWaiting() {
  {
    const std::lock_guard guard(mutex_);
    ends_waiting_ = true;
  }
  changed_.notify_all();
}

void MemoryBudget::GiveBack(size_t bytes) {
  {
    const std::lock_guard guard(mutex_);
    free_ += bytes;
  }
  changed_.notify_all();
}

}  // namespace oneflower
