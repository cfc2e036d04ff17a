#include "kiosk/features/help/ringing_calls.h"

#include <algorithm>

namespace oneflower {
namespace {

constexpr int64_t kBellMs = 5'000;  // from one ring to the next

}  // namespace

void RingingCalls::Update(const std::vector<HelpCall>& calls, int64_t wall_ms, int64_t now_ms) {
  oldest_.reset();
  for (const HelpCall& call : calls) {
    if (!Rings(call) || ignored_.contains(call.id) || call.asked_ms < wall_ms - kHelpCallMs)
      continue;
    const int64_t seen = first_seen_.try_emplace(call.id, now_ms).first->second;
    if (now_ms - seen >= kHelpCallMs) continue;
    if (!oldest_ || call.asked_ms < oldest_->asked_ms) oldest_ = call;
  }
  if (!oldest_) next_bell_ms_ = now_ms;
  // Calls the store no longer tells of are over.
  const auto is_over = [&](const std::string& call) {
    return std::ranges::find(calls, call, &HelpCall::id) == calls.end();
  };
  std::erase_if(first_seen_, [&](const auto& each) { return is_over(each.first); });
}

int64_t RingingCalls::RingsForMs(int64_t now_ms) const {
  return oldest_ ? now_ms - first_seen_.at(oldest_->id) : 0;
}

bool RingingCalls::BellIsDue(int64_t now_ms) {
  if (!oldest_ || now_ms < next_bell_ms_) return false;
  next_bell_ms_ = now_ms + kBellMs;
  return true;
}

}  // namespace oneflower
