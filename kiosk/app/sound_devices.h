// The station's microphone, loudspeaker and voice, or what stands in for them. Nothing is opened
// here: a device is open only while a screen shows it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/input/microphone.h"
#include "kiosk/input/sdl_audio.h"
#include "kiosk/input/speaker.h"
#include "kiosk/input/speech.h"
#include "shared/base/clock.h"
#include "shared/base/log.h"

namespace oneflower {

class SoundDevices {
 public:
  struct Options {
    std::string microphone = "device";  // or a name of ScriptFromName, such as "tone"
    std::string speaker;                // "device", or "clock": nobody hears it
  };

  // The clock outlives it, the window too. Clips and readings are in the assets; readings that are
  // broken are logged and done without.
  SoundDevices(const Options& options, const std::filesystem::path& assets, const Clock& clock,
               Log& log);

  Microphone* microphone() { return microphone_.get(); }
  Speaker* speaker() { return &speaker_; }
  Speech* speech() { return &speech_; }

 private:
  SdlAudio audio_;  // outlives what uses it
  std::unique_ptr<Microphone> microphone_;
  Speaker speaker_;
  SpokenSpeech speech_;
};

}  // namespace oneflower
