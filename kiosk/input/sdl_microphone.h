// The machine's own microphone.
#pragma once

#include "kiosk/input/microphone.h"
#include "kiosk/input/sample_ring.h"
#include "kiosk/input/sdl_audio.h"

namespace oneflower {

class SdlMicrophone final : public Microphone {
 public:
  SdlMicrophone(SdlAudio& audio, const Clock& clock);

  void Open() override;
  void Close() override;
  State state() override { return device_.state(); }
  size_t Read(std::span<int16_t> into) override { return ring_.Read(into); }

 private:
  SampleRing ring_{kMicrophoneRate};  // one second
  SdlDevice device_;
};

}  // namespace oneflower
