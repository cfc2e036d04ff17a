// A clock for frames: days are the real ones, and a frame comes when the measurement says so.
#pragma once

#include <atomic>

#include "shared/base/clock.h"

namespace oneflower {

class FrameClock final : public Clock {
 public:
  static constexpr int64_t kFrameMs = 16;

  int64_t WallMs() const override { return start_ms_ + elapsed_ms_; }
  int64_t MonotonicMs() const override { return 1'000'000 + elapsed_ms_; }
  void Advance() { elapsed_ms_ += kFrameMs; }

 private:
  const int64_t start_ms_ = SystemClock().WallMs();
  std::atomic<int64_t> elapsed_ms_ = 0;  // the store's thread reads it, too
};

}  // namespace oneflower
