// The hybrid logical clock: a time stamp for display that never runs backwards on one machine.
// It decides nothing: `seq` orders transport, the hub's number orders state.
#pragma once

#include <compare>
#include <cstdint>

namespace oneflower {

struct Hlc {
  int64_t ms = 0;
  uint32_t n = 0;  // counts within a millisecond
  auto operator<=>(const Hlc&) const = default;
};

// The stamp after `last` when the wall shows `wall_ms`.
Hlc NextStamp(Hlc last, int64_t wall_ms);

// The high-water mark after seeing a foreign stamp. One more than five minutes ahead of our own
// wall is clamped, never refused: no event may be lost because of somebody's clock.
Hlc SeenStamp(Hlc last, Hlc foreign, int64_t wall_ms);

}  // namespace oneflower
