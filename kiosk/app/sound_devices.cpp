#include "kiosk/app/sound_devices.h"

#include "kiosk/input/scripted_microphone.h"
#include "kiosk/input/scripted_output.h"
#include "kiosk/input/sdl_microphone.h"
#include "kiosk/input/sdl_output.h"

namespace oneflower {
namespace {

std::unique_ptr<Microphone> MakeMicrophone(const std::string& name, SdlAudio& audio,
                                           const Clock& clock) {
  if (auto script = ScriptFromName(name)) {
    return std::make_unique<ScriptedMicrophone>(std::move(*script), clock);
  }
  return std::make_unique<SdlMicrophone>(audio, clock);
}

std::unique_ptr<SoundOutput> MakeOutput(const std::string& name, SdlAudio& audio,
                                        const Clock& clock) {
  if (name == "clock") return std::make_unique<ScriptedOutput>(clock);
  return std::make_unique<SdlOutput>(audio, clock);
}

Readings LoadReadings(const std::filesystem::path& file, Log& log) {
  auto readings = Readings::Load(file);
  if (readings) return std::move(*readings);
  log.Error(readings.error().detail);
  return {};
}

}  // namespace

SoundDevices::SoundDevices(const Options& options, const std::filesystem::path& assets,
                           const Clock& clock, Log& log)
    : microphone_(MakeMicrophone(options.microphone, audio_, clock)),
      speaker_(MakeOutput(options.speaker, audio_, clock)),
      speech_({.output = MakeOutput(options.speaker, audio_, clock),
               .sounds = assets / "sounds",
               .readings = LoadReadings(assets / "community" / "readings.toml", log),
               .voice = {},
               .clock = clock}) {}

}  // namespace oneflower
