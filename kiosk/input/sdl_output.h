// The machine's own loudspeaker.
#pragma once

#include "kiosk/input/sdl_audio.h"
#include "kiosk/input/speaker.h"

namespace oneflower {

class SdlOutput final : public SoundOutput {
 public:
  SdlOutput(SdlAudio& audio, const Clock& clock)
      : device_(SdlDevice::Kind::kPlayback, audio, clock,
                [this](std::span<int16_t> into) { pull_(into); }) {}

  void SetPull(Pull pull) override { pull_ = std::move(pull); }
  void Open(int rate) override { device_.Open(rate); }
  void Close() override { device_.Close(); }
  DeviceState state() override { return device_.state(); }

 private:
  Pull pull_;
  SdlDevice device_;
};

}  // namespace oneflower
