#include "kiosk/app/idle_timer.h"

#include <algorithm>

namespace oneflower {

int64_t IdleTimer::LimitMs(Occupation occupation, bool elder_or_child) const {
  if (elder_or_child) return limits_.elder_or_child_ms;
  return occupation == Occupation::kWriting ? limits_.writing_ms : limits_.reading_ms;
}

void IdleTimer::StandStill(Phase until, int64_t now_ms, Occupation occupation,
                           bool elder_or_child) {
  last_ms_ = now_ms;
  if (until == Phase::kActive) return;
  last_ms_ -= LimitMs(occupation, elder_or_child);
  if (until == Phase::kOver) last_ms_ -= limits_.question_ms;
}

IdleTimer::Phase IdleTimer::At(int64_t now_ms, Occupation occupation, bool elder_or_child) const {
  const int64_t still_ms = now_ms - last_ms_;
  const int64_t limit_ms = LimitMs(occupation, elder_or_child);
  if (still_ms < limit_ms) return Phase::kActive;
  return still_ms < limit_ms + limits_.question_ms ? Phase::kQuestion : Phase::kOver;
}

int IdleTimer::SecondsLeft(int64_t now_ms, Occupation occupation, bool elder_or_child) const {
  const int64_t end_ms = last_ms_ + LimitMs(occupation, elder_or_child) + limits_.question_ms;
  return static_cast<int>(std::max<int64_t>(0, (end_ms - now_ms + 999) / 1000));
}

int64_t IdleTimer::NextChangeMs(int64_t now_ms, Occupation occupation, bool elder_or_child) const {
  const int64_t question_at_ms = last_ms_ + LimitMs(occupation, elder_or_child);
  if (now_ms < question_at_ms) return question_at_ms;
  return now_ms + 1000 - (now_ms - question_at_ms) % 1000;
}

}  // namespace oneflower
