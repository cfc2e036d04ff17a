#include "shared/base/clock.h"

#include <chrono>

namespace oneflower {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::minutes;
using SysMs = std::chrono::sys_time<milliseconds>;

}  // namespace

int64_t SystemClock::WallMs() const {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<milliseconds>(now).count();
}

int64_t SystemClock::MonotonicMs() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<milliseconds>(now).count();
}

CivilTime CivilFromMs(int64_t wall_ms, int utc_offset_min) {
  const SysMs local{milliseconds(wall_ms) + minutes(utc_offset_min)};
  const auto midnight = std::chrono::floor<days>(local);
  const std::chrono::year_month_day date{midnight};
  const std::chrono::hh_mm_ss time{local - midnight};
  return CivilTime{
      .year = static_cast<int>(date.year()),
      .month = static_cast<int>(static_cast<unsigned>(date.month())),
      .day = static_cast<int>(static_cast<unsigned>(date.day())),
      .weekday = static_cast<int>(std::chrono::weekday{midnight}.c_encoding()),
      .hour = static_cast<int>(time.hours().count()),
      .minute = static_cast<int>(time.minutes().count()),
  };
}

int64_t MsFromCivil(const CivilTime& time, int utc_offset_min) {
  const std::chrono::sys_days date{std::chrono::year{time.year} / time.month / time.day};
  const SysMs local = date + std::chrono::hours(time.hour) + minutes(time.minute);
  return (local.time_since_epoch() - minutes(utc_offset_min)).count();
}

}  // namespace oneflower
