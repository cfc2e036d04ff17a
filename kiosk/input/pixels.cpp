#include "kiosk/input/pixels.h"

#include <algorithm>
#include <array>
#include <utility>

namespace oneflower {
namespace {

// Where the share `part` of `parts` begins in a length.
int Begin(int part, int parts, int length) {
  return static_cast<int>(static_cast<int64_t>(part) * length / parts);
}

void PutMean(const Pixels& from, int left, int top, int right, int bottom, uint8_t* to) {
  std::array<uint64_t, 4> sums{};
  for (int y = top; y < bottom; ++y) {
    const uint8_t* pixel = from.At(left, y);
    for (int x = left; x < right; ++x, pixel += 4) {
      for (size_t i = 0; i < sums.size(); ++i) sums[i] += pixel[i];
    }
  }
  const auto count = static_cast<uint64_t>(right - left) * static_cast<uint64_t>(bottom - top);
  for (size_t i = 0; i < sums.size(); ++i) {
    to[i] = static_cast<uint8_t>((sums[i] + count / 2) / count);
  }
}

}  // namespace

Pixels ShrunkTo(Pixels pixels, int most) {
  const int longest = std::max(pixels.width, pixels.height);
  if (longest <= most || most <= 0) return pixels;
  const auto scaled = [&](int side) {
    return std::max(1, static_cast<int>(static_cast<int64_t>(side) * most / longest));
  };
  Pixels small(scaled(pixels.width), scaled(pixels.height));
  for (int y = 0; y < small.height; ++y) {
    const int top = Begin(y, small.height, pixels.height);
    const int bottom = Begin(y + 1, small.height, pixels.height);
    for (int x = 0; x < small.width; ++x) {
      PutMean(pixels, Begin(x, small.width, pixels.width), top,
              Begin(x + 1, small.width, pixels.width), bottom, small.At(x, y));
    }
  }
  return small;
}

}  // namespace oneflower
