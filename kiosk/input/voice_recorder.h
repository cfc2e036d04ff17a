// A voice memo, from the tap that starts to the tap that stops. Encodes while it listens, so that
// no samples are kept. UI thread: Pump once a frame takes well under a millisecond.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/input/memo_writer.h"
#include "kiosk/input/microphone.h"
#include "kiosk/input/wiped_memory.h"

namespace oneflower {

// What was said. Overwritten when it goes; it can be moved, not copied.
struct VoiceMemo {
  VoiceMemo(std::vector<uint8_t> file, int64_t length) : ogg(std::move(file)), ms(length) {}
  ~VoiceMemo() { WipeMemory(ogg); }
  VoiceMemo(VoiceMemo&&) = default;
  VoiceMemo& operator=(VoiceMemo&& other) noexcept {
    WipeMemory(ogg);
    ogg = std::move(other.ogg);
    ms = other.ms;
    return *this;
  }

  std::vector<uint8_t> ogg;  // Opus in Ogg, mono, 16 kbit/s
  int64_t ms = 0;
};

class VoiceRecorder {
 public:
  static constexpr int64_t kLongestMs = 120'000;
  static constexpr int kCountdownS = 15;  // the screen counts these down aloud

  enum class State {
    kIdle,
    kStarting,   // the microphone is being opened
    kRecording,  // it listens: the screen says so
    kDone,       // memo() is there
    kFailed,     // trouble() says why
  };

  enum class Trouble {
    kNone,
    kMissing,  // no microphone
    kLost,     // it went away; with kDone, what was said until then is there
    kEmpty,    // stopped before anything could be said
    kSilence,  // nothing was louder than a quiet room
    kBroken,   // the encoder gave up
  };

  // Null where the station has none. Outlives it.
  explicit VoiceRecorder(Microphone* microphone) : microphone_(microphone) {}
  ~VoiceRecorder() { Wipe(); }
  VoiceRecorder(const VoiceRecorder&) = delete;
  VoiceRecorder& operator=(const VoiceRecorder&) = delete;

  // Opens the microphone and forgets the memo before. Does nothing while it listens.
  void Start();
  void Stop();  // lets the microphone go; the memo is there at once
  void Pump();  // once a frame: takes what was heard; stops by itself at the limit
  void Wipe();  // stops, and overwrites everything

  State state() const { return state_; }
  Trouble trouble() const { return trouble_; }
  bool Listening() const { return state_ == State::kStarting || state_ == State::kRecording; }

  int64_t recorded_ms() const { return samples_ * 1000 / kMicrophoneRate; }
  int seconds_left() const;  // whole, rounded up
  // 0..1 of full scale, of the last tenth of a second: for the meter.
  float peak() const { return peak_; }
  float rms() const { return rms_; }
  // Too loud or too close: more than a hundredth of the samples hit the ceiling.
  bool clipped() const { return loud_samples_ * 100 > samples_; }

  // Null but in kDone.
  const VoiceMemo* memo() const { return memo_ ? &*memo_ : nullptr; }
  // Hands it over; idle afterwards. What went wrong meanwhile can be told until the next Start.
  std::optional<VoiceMemo> TakeMemo();

 private:
  void Take(std::span<const int16_t> heard);
  void Measure(std::span<const int16_t> heard);
  void EndWith(Trouble trouble);
  void Fail(Trouble trouble);

  static constexpr size_t kMeterSamples = kMicrophoneRate / 10;

  Microphone* microphone_;
  std::unique_ptr<MemoWriter> writer_;
  std::optional<VoiceMemo> memo_;
  State state_ = State::kIdle;
  Trouble trouble_ = Trouble::kNone;
  int64_t samples_ = 0;
  int64_t loud_samples_ = 0;
  float peak_ = 0;
  float rms_ = 0;
  float loudest_ = 0;  // rms of any tenth of a second
  // The tenth of a second that is being measured.
  size_t meter_count_ = 0;
  float meter_peak_ = 0;
  double meter_power_ = 0;
};

}  // namespace oneflower
