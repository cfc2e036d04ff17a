// Sound through SDL, which the kiosk has anyway for its window: small, with a driver for machines
// without sound (SDL_AUDIODRIVER=dummy), and every sample passes through memory of ours that can be
// overwritten. GStreamer's pools cannot.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>

#include "kiosk/input/sound_device.h"
#include "shared/base/clock.h"

namespace oneflower {

// SDL's sound, started once for all devices: SDL's counter of users is not safe from several
// threads, so this one is. Outlives the devices, and the window outlives it.
class SdlAudio {
 public:
  SdlAudio() = default;
  ~SdlAudio();
  SdlAudio(const SdlAudio&) = delete;
  SdlAudio& operator=(const SdlAudio&) = delete;

  // Starts it at the first call; false while no sound system answers. May take as long as a sound
  // server likes: not for the UI thread. Safe from every thread.
  bool Start();

 private:
  std::mutex mutex_;
  bool started_ = false;
};

// The system's default device, mono and 16 bits. A worker opens and closes it, for both may take
// time or hang (SDL#3996); what is called here never waits.
class SdlDevice {
 public:
  enum class Kind { kCapture, kPlayback };
  // A block of samples that was heard, or is to be filled. Called from SDL's own thread.
  using Block = std::function<void(std::span<int16_t>)>;

  SdlDevice(Kind kind, SdlAudio& audio, const Clock& clock, Block block);
  ~SdlDevice();
  SdlDevice(const SdlDevice&) = delete;
  SdlDevice& operator=(const SdlDevice&) = delete;

  void Open(int rate);
  void Close();
  DeviceState state();

 private:
  struct Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace oneflower
