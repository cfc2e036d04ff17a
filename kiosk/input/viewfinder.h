// Looks through a camera while a screen shows what it sees, and keeps trying where there is none or
// it went: a camera that is plugged in again is back by itself.
#pragma once

#include <cstdint>

#include "kiosk/input/camera.h"
#include "shared/base/clock.h"

namespace oneflower {

// UI thread only; nothing here waits.
class Viewfinder {
 public:
  enum class Trouble {
    kNone,
    kMissing,  // there is no camera, or another program has it
    kLost,     // it went while it was shown
  };

  static constexpr int64_t kRetryMs = 2'000;

  // A null camera is always missing. Both outlive it.
  Viewfinder(Camera* camera, const Clock& clock) : camera_(camera), clock_(clock) {}

  // Opens the camera, or closes it and overwrites what was seen. Says the same again without harm.
  void Show(bool shown);

  // Takes in what the camera saw since. Once a frame.
  void Pump();

  bool shown() const { return shown_; }
  bool Sees() const { return !seen_.Empty(); }
  const Pixels& seen() const { return seen_; }
  int64_t number() const { return number_; }  // another one for every picture
  Trouble trouble() const { return trouble_; }

 private:
  Camera* camera_;
  const Clock& clock_;
  bool shown_ = false;
  Pixels seen_;
  int64_t number_ = 0;
  Trouble trouble_ = Trouble::kNone;
  int64_t failed_ms_ = -1;  // when it was found missing or lost; -1: it is not
};

}  // namespace oneflower
