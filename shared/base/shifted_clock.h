// A clock that goes on another day, and whose time can be made to pass: for scripts, which have to
// work on any day and only wait for what moves by the clock.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/base/clock.h"

namespace oneflower {

// Safe from every thread if the clock it shifts is.
class ShiftedClock final : public Clock {
 public:
  // `wall_by_ms`: from the other clock's wall time to this one's.
  ShiftedClock(const Clock& clock, int64_t wall_by_ms) : clock_(clock), wall_by_ms_(wall_by_ms) {}
  int64_t WallMs() const override { return clock_.WallMs() + wall_by_ms_; }
  int64_t MonotonicMs() const override { return clock_.MonotonicMs() + passed_ms_; }

  // That much monotonic time passes at once.
  void Pass(int64_t ms) { passed_ms_ += ms; }

 private:
  const Clock& clock_;
  const int64_t wall_by_ms_;
  std::atomic<int64_t> passed_ms_ = 0;
};

// The wall moment at which a local day such as "2028-02-29" begins; empty if there is no such day.
std::optional<int64_t> MsFromDay(std::string_view day, int utc_offset_min);

}  // namespace oneflower
