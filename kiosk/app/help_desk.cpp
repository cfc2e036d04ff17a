#include "kiosk/app/help_desk.h"

#include <algorithm>

namespace oneflower {
namespace {

constexpr int64_t kBellMs = 5'000;  // from one ring to the next

}  // namespace

void HelpDesk::Look(const std::vector<HelpCall>& calls, int64_t wall_ms, int64_t now_ms) {
  ringing_.reset();
  for (const HelpCall& call : calls) {
    if (!Rings(call) || aside_.contains(call.id) || call.asked_ms < wall_ms - kHelpCallMs) continue;
    const int64_t seen = first_seen_.try_emplace(call.id, now_ms).first->second;
    if (now_ms - seen >= kHelpCallMs) continue;
    if (!ringing_ || call.asked_ms < ringing_->asked_ms) ringing_ = call;
  }
  if (!ringing_) next_bell_ms_ = now_ms;
  // Calls the store no longer tells of are over.
  const auto is_over = [&](const std::string& call) {
    return std::ranges::find(calls, call, &HelpCall::id) == calls.end();
  };
  std::erase_if(first_seen_, [&](const auto& each) { return is_over(each.first); });
}

int64_t HelpDesk::ringing_for_ms(int64_t now_ms) const {
  return ringing_ ? now_ms - first_seen_.at(ringing_->id) : 0;
}

bool HelpDesk::BellIsDue(int64_t now_ms) {
  if (!ringing_ || now_ms < next_bell_ms_) return false;
  next_bell_ms_ = now_ms + kBellMs;
  return true;
}

}  // namespace oneflower
