// How a device for sound stands, whether it hears or is heard.
#pragma once

namespace oneflower {

enum class DeviceState {
  kClosed,
  kOpening,  // until the device answers
  kReady,
  kMissing,  // there is none, or it cannot be opened: close it, then it may be tried again
  kLost,     // it was there and went, or has been mute for 2 s
};

}  // namespace oneflower
