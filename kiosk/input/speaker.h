// What the kiosk is heard with: one sound at a time, a resident's memo, a recorded clip or a spoken
// sentence. The device is open only while something plays.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "kiosk/input/sound_device.h"
#include "kiosk/input/sound_source.h"

namespace oneflower {

// The device behind the speaker. Asks for samples from a thread of its own.
class SoundOutput {
 public:
  using Pull = std::function<void(std::span<int16_t> into)>;

  virtual ~SoundOutput() = default;
  virtual void SetPull(Pull pull) = 0;  // once, before the first Open
  virtual void Open(int rate) = 0;      // opens it anew where it is open
  virtual void Close() = 0;
  virtual DeviceState state() = 0;
};

// UI thread; never waits for the device.
class Speaker {
 public:
  enum class State {
    kSilent,
    kPlaying,
    kPaused,
    kEnded,   // played to its end; Again starts it over
    kFailed,  // `error` says why: kCorrupt the sound, kUnavailable no loudspeaker
  };
  struct Standing {
    State state = State::kSilent;
    int64_t position_ms = 0;
    int64_t length_ms = 0;
    std::optional<Error> error;
  };

  explicit Speaker(std::unique_ptr<SoundOutput> output);
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  // Starts a sound from its beginning, instead of the one before. The memo is Opus in Ogg and is
  // looked at as a whole first: kInvalid, kCorrupt, and nothing is heard.
  Status PlayMemo(std::span<const uint8_t> ogg);
  void PlaySamples(std::vector<int16_t> samples, int rate);

  void Pause();
  void Resume();
  void Again();                  // from the beginning
  void Stop();                   // and overwrites the sound
  void SetVolume(float volume);  // 0..1
  float volume() const { return volume_; }

  // Once a frame: also notes the end of the sound and a device that went away.
  Standing Look();
  bool Playing() { return Look().state == State::kPlaying; }

 private:
  void Play(std::unique_ptr<SoundSource> source);
  void Fill(std::span<int16_t> into);

  std::unique_ptr<SoundOutput> output_;
  std::mutex mutex_;  // what follows is shared with the device's thread
  std::unique_ptr<SoundSource> source_;
  State state_ = State::kSilent;
  std::optional<Error> error_;
  int64_t position_ = 0;  // samples
  bool ran_out_ = false;  // its last samples are on their way to the ear
  float volume_ = 1;
};

}  // namespace oneflower
