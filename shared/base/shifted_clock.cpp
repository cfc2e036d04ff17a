#include "shared/base/shifted_clock.h"

#include <charconv>
#include <chrono>

namespace oneflower {

std::optional<int64_t> MsFromDay(std::string_view day, int utc_offset_min) {
  const auto number = [day](size_t at, size_t length, int& value) {
    const char* end = day.data() + at + length;
    return std::from_chars(day.data() + at, end, value).ptr == end;
  };
  CivilTime time;
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return std::nullopt;
  if (!number(0, 4, time.year) || !number(5, 2, time.month) || !number(8, 2, time.day)) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year{time.year} / time.month / time.day};
  if (!date.ok() || time.year < 1970) return std::nullopt;
  return MsFromCivil(time, utc_offset_min);
}

}  // namespace oneflower
