// The station's microphone and loudspeaker, or what stands in for them. Nothing is opened here:
// a device is open only while a screen shows it.
#pragma once

#include <memory>
#include <string>

#include "kiosk/input/microphone.h"
#include "kiosk/input/sdl_audio.h"
#include "kiosk/input/speaker.h"
#include "shared/base/clock.h"

namespace oneflower {

class SoundDevices {
 public:
  struct Options {
    std::string microphone = "device";  // or a name of ScriptFromName, such as "tone"
    std::string speaker = "device";     // or "clock": nobody hears it
  };

  // The clock outlives it, the window too.
  SoundDevices(const Options& options, const Clock& clock);

  Microphone* microphone() { return microphone_.get(); }
  Speaker* speaker() { return &speaker_; }

 private:
  SdlAudio audio_;  // outlives what uses it
  std::unique_ptr<Microphone> microphone_;
  Speaker speaker_;
};

}  // namespace oneflower
