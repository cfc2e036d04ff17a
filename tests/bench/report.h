// One line a measurement: name, value, limit, ok or short.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

namespace oneflower::bench {

enum class Bound { kAtMost, kAtLeast };

// Prints the line; true where the value keeps to the limit.
inline bool Report(std::string_view name, double value, Bound bound, double limit,
                   std::string_view unit, std::string_view detail = {}) {
  const bool ok = bound == Bound::kAtMost ? value <= limit : value >= limit;
  fmt::print("{:<22} {:>10.2f} {} {:>8.2f} {:<8} {:<5} {}\n", name, value,
             bound == Bound::kAtMost ? "<=" : ">=", limit, unit, ok ? "ok" : "short", detail);
  std::fflush(stdout);
  return ok;
}

// The value that `share` (0..1) of the samples do not exceed.
inline double Percentile(std::vector<double> samples, double share) {
  if (samples.empty()) return 0;
  std::ranges::sort(samples);
  const auto index = static_cast<size_t>(share * static_cast<double>(samples.size()));
  return samples[std::min(index, samples.size() - 1)];
}

}  // namespace oneflower::bench
