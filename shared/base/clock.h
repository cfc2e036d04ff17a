// Time from outside. Nothing else in the tree reads a system clock.
#pragma once

#include <cstdint>

namespace oneflower {

class Clock {
 public:
  virtual ~Clock() = default;

  // Milliseconds since 1970 UTC. May jump either way; for display only, never for decisions.
  virtual int64_t WallMs() const = 0;

  // Milliseconds since some fixed moment; never goes back. For timers.
  virtual int64_t MonotonicMs() const = 0;

  // False while the wall clock is known to be unset (before the year of this release).
  virtual bool WallIsPlausible() const { return WallMs() >= kEarliestPlausibleMs; }

  // 2026-01-01 UTC: a machine that thinks it is older has lost its clock battery.
  static constexpr int64_t kEarliestPlausibleMs = 1'767'225'600'000;
};

// The machine's own clocks. Safe from every thread.
class SystemClock final : public Clock {
 public:
  int64_t WallMs() const override;
  int64_t MonotonicMs() const override;
};

// A day of the local calendar.
struct CivilTime {
  int year = 1970;
  int month = 1;    // 1..12
  int day = 1;      // 1..31
  int weekday = 0;  // 0 = Sunday
  int hour = 0;     // 0..23
  int minute = 0;   // 0..59
};

// The local calendar time of a wall moment; `utc_offset_min` is the community's, in minutes.
CivilTime CivilFromMs(int64_t wall_ms, int utc_offset_min);

// The wall moment at which that local time begins (seconds are zero). Inverse of CivilFromMs.
int64_t MsFromCivil(const CivilTime& time, int utc_offset_min);

}  // namespace oneflower
