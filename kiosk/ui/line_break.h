// Where a line of Chinese and Latin text may end: Unicode's rules (UAX 14, by libunibreak) and the
// stricter ones of Chinese typesetting. Pure. Takes any code points, also those that are none.
#pragma once

#include <string_view>
#include <vector>

namespace oneflower::ui {

enum class BreakAfter : unsigned char { kNo, kAllowed, kMust };

// One answer for each code point: what may happen after it.
std::vector<BreakAfter> FindBreaks(std::u32string_view text);

}  // namespace oneflower::ui
