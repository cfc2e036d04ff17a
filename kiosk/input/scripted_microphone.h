// A microphone that hears what it is told: for tests, and for a kiosk without one
// (`--microphone tone`). Time comes from the clock that is handed in, so a fake clock makes an hour
// of tone at once.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/input/microphone.h"
#include "shared/base/clock.h"

namespace oneflower {

class ScriptedMicrophone final : public Microphone {
 public:
  enum class Sound { kTone, kSilence, kClipping };
  struct Part {
    Sound sound = Sound::kTone;
    int64_t ms = 0;
  };
  // After the parts the last of them goes on, or the device is lost.
  struct Script {
    std::vector<Part> parts = {{Sound::kTone, 1000}};
    bool lost_at_end = false;
    bool missing = false;
  };

  ScriptedMicrophone(Script script, const Clock& clock)
      : script_(std::move(script)), clock_(clock) {}

  // Another script, for when it is opened next.
  void Become(Script script) { script_ = std::move(script); }

  void Open() override;
  void Close() override;
  State state() override;
  size_t Read(std::span<int16_t> into) override;

 private:
  int64_t Heard() const;  // samples since it was opened
  std::optional<Sound> SoundAt(int64_t sample) const;

  Script script_;
  const Clock& clock_;
  State state_ = State::kClosed;
  int64_t opened_ms_ = 0;
  int64_t next_ = 0;  // the sample that is read next
};

// "tone", "silence", "clipping", "missing", or "lost" (after three seconds of tone).
std::optional<ScriptedMicrophone::Script> ScriptFromName(std::string_view name);

}  // namespace oneflower
