// What the kiosk sees with: pictures as they come, pulled by the screen that shows them. It is open
// only while that screen is shown.
#pragma once

#include <cstdint>

#include "kiosk/input/pixels.h"
#include "kiosk/input/sound_device.h"

namespace oneflower {

// What is asked of a camera; it gives what comes nearest to it. A photo's longer side is as long.
inline constexpr int kCameraWidth = 1600;
inline constexpr int kCameraHeight = 1200;

// One thread; nothing here waits for the device, and nothing fails but by its state.
class Camera {
 public:
  using State = DeviceState;

  // How long an open camera may show nothing new before it counts as lost.
  static constexpr int64_t kBlindMs = 3'000;

  virtual ~Camera() = default;

  // Does nothing unless it is closed.
  virtual void Open() = 0;

  // Lets the device go and overwrites what it showed last.
  virtual void Close() = 0;

  virtual State state() = 0;

  // Moves the newest picture out, if there is one that was not taken yet. A camera that went has
  // none any more.
  virtual bool Take(Pixels& into) = 0;
};

}  // namespace oneflower
