// A picture as pixels in memory of its own, which is overwritten whenever it is given back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kiosk/input/wiped_memory.h"

namespace oneflower {

struct Pixels {
  int width = 0;
  int height = 0;
  // Red, green, blue, alpha of each pixel, row by row from the top, without gaps.
  std::vector<uint8_t, WipingAllocator<uint8_t>> rgba;

  Pixels() = default;
  Pixels(int pixels_wide, int pixels_high)  // black and opaque nowhere: all zero
      : width(pixels_wide),
        height(pixels_high),
        rgba(static_cast<size_t>(pixels_wide) * static_cast<size_t>(pixels_high) * 4) {}

  bool Empty() const { return rgba.empty(); }
  uint8_t* At(int x, int y) {
    return rgba.data() +
           (static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)) * 4;
  }
  const uint8_t* At(int x, int y) const {
    return rgba.data() +
           (static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)) * 4;
  }
};

// No side longer than `most` px, at the same proportions; each pixel the mean of those it stands
// for. A picture that is small enough stays as it is.
Pixels ShrunkTo(Pixels pixels, int most);

}  // namespace oneflower
