// The pens that draw on paper and on the plan: what they are called, and their colours.
#pragma once

#include <iterator>

#include "kiosk/input/sketch.h"
#include "kiosk/ui/theme.h"

namespace oneflower {

// Ids of controls and of strings, by the pen's number.
inline constexpr const char* kPenNames[] = {"pen.black", "pen.red",    "pen.orange", "pen.green",
                                            "pen.blue",  "pen.purple", "pen.brown"};
static_assert(std::size(kPenNames) == kPenCount);

inline ImU32 PenColor(int pen) {
  const uint32_t rgb = kPenColors[pen];
  return IM_COL32(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, 255);
}

}  // namespace oneflower
