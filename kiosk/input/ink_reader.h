// Strokes in, characters out: what reads handwriting to the kiosk. One thread at a time.
#pragma once

#include <string>
#include <vector>

#include "kiosk/input/ink.h"

namespace oneflower {

// It never learns, and keeps nothing of what it has read.
class InkReader {
 public:
  static constexpr size_t kMost = 10;

  virtual ~InkReader() = default;

  // What character the ink may be, the likeliest first, at most kMost. Nothing for no ink.
  virtual std::vector<std::string> Read(const Ink& ink) = 0;
};

}  // namespace oneflower
