// What the kiosk hears with: mono samples, pulled by whoever records. It is open only while a
// screen shows that it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "kiosk/input/sound_device.h"

namespace oneflower {

// Samples a second. Enough for speech (16 bits each: 1.9 MB a minute), and a rate Opus has.
inline constexpr int kMicrophoneRate = 16'000;

// One thread; nothing here waits for the device, and nothing fails but by its state.
class Microphone {
 public:
  using State = DeviceState;

  virtual ~Microphone() = default;

  // Does nothing unless it is closed.
  virtual void Open() = 0;

  // Lets the device go and overwrites what nobody has read.
  virtual void Close() = 0;

  virtual State state() = 0;

  // Moves what came in since the last call, at most `into.size()` samples; how many. Samples that
  // nobody reads for a second make room for newer ones.
  virtual size_t Read(std::span<int16_t> into) = 0;
};

}  // namespace oneflower
