// When a visit that nobody attends to ends: first a question with a countdown, then the wipe.
#pragma once

#include <cstdint>

#include "kiosk/features/feature.h"
#include "shared/domain/community.h"

namespace oneflower {

// Pure: times are monotonic milliseconds handed in.
class IdleTimer {
 public:
  enum class Phase { kActive, kQuestion, kOver };

  IdleTimer(const IdleLimits& limits, int64_t now_ms) : limits_(limits), last_ms_(now_ms) {}

  // A touch, a key, or anything that counts as activity. Answers the question, too.
  void Attend(int64_t now_ms) { last_ms_ = now_ms; }

  // As if the last touch were long enough ago for that phase to begin now.
  void StandStill(Phase until, int64_t now_ms, Occupation occupation, bool elder_or_child);

  Phase At(int64_t now_ms, Occupation occupation, bool elder_or_child) const;

  // Whole seconds until the end, counted down while the question stands.
  int SecondsLeft(int64_t now_ms, Occupation occupation, bool elder_or_child) const;

  // The next moment at which something changes on screen.
  int64_t NextChangeMs(int64_t now_ms, Occupation occupation, bool elder_or_child) const;

 private:
  int64_t LimitMs(Occupation occupation, bool elder_or_child) const;

  IdleLimits limits_;
  int64_t last_ms_;
};

}  // namespace oneflower
