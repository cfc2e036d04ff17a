// The board at the hub, on which children's sheets stand by the code of their class, so that the
// show of every station finds them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace oneflower {

// So long after its last change a sheet stands there. Then it is only where it was built.
constexpr int64_t kBoardLifeMs = int64_t{14} * 24 * 60 * 60 * 1000;

// Is it the code of a class as it is kept: digits and dashes, "3-7-1"?
inline bool IsClassCode(std::string_view code) {
  constexpr size_t kMost = 40;
  return !code.empty() && code.size() <= kMost &&
         std::ranges::all_of(code, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace oneflower
