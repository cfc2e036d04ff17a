#include "kiosk/input/sdl_microphone.h"

namespace oneflower {

SdlMicrophone::SdlMicrophone(SdlAudio& audio, const Clock& clock)
    : device_(SdlDevice::Kind::kCapture, audio, clock,
              [this](std::span<int16_t> heard) { ring_.Write(heard); }) {}

void SdlMicrophone::Open() {
  if (device_.state() != State::kClosed) return;
  ring_.Wipe();  // the last block of the time before
  device_.Open(kMicrophoneRate);
}

void SdlMicrophone::Close() {
  device_.Close();
  ring_.Wipe();
}

}  // namespace oneflower
