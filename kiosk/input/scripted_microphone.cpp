#include "kiosk/input/scripted_microphone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace oneflower {
namespace {

using Sound = ScriptedMicrophone::Sound;

constexpr double kToneHz = 440;
constexpr double kToneLoudness = 9'000;  // -11 dB: a voice close by
constexpr double kTooLoud = 90'000;

int64_t SamplesIn(int64_t ms) { return ms * kMicrophoneRate / 1000; }

int16_t SampleOf(Sound sound, int64_t index) {
  if (sound == Sound::kSilence) return 0;
  const double loudness = sound == Sound::kTone ? kToneLoudness : kTooLoud;
  const double turn = 2 * std::numbers::pi * kToneHz * static_cast<double>(index) / kMicrophoneRate;
  return static_cast<int16_t>(std::clamp(loudness * std::sin(turn), -32'768.0, 32'767.0));
}

}  // namespace

void ScriptedMicrophone::Open() {
  if (state_ != State::kClosed) return;
  state_ = script_.missing ? State::kMissing : State::kReady;
  opened_ms_ = clock_.MonotonicMs();
  next_ = 0;
}

void ScriptedMicrophone::Close() { state_ = State::kClosed; }

int64_t ScriptedMicrophone::Heard() const { return SamplesIn(clock_.MonotonicMs() - opened_ms_); }

std::optional<Sound> ScriptedMicrophone::SoundAt(int64_t sample) const {
  int64_t end = 0;
  for (const Part& part : script_.parts) {
    end += SamplesIn(part.ms);
    if (sample < end) return part.sound;
  }
  if (script_.lost_at_end) return std::nullopt;
  return script_.parts.back().sound;
}

Microphone::State ScriptedMicrophone::state() {
  if (state_ == State::kReady && !SoundAt(Heard())) state_ = State::kLost;
  return state_;
}

size_t ScriptedMicrophone::Read(std::span<int16_t> into) {
  if (state_ != State::kReady && state_ != State::kLost) return 0;
  size_t count = 0;
  for (const int64_t heard = Heard(); count < into.size() && next_ < heard; ++next_) {
    const auto sound = SoundAt(next_);
    if (!sound) break;
    into[count++] = SampleOf(*sound, next_);
  }
  return count;
}

std::optional<ScriptedMicrophone::Script> ScriptFromName(std::string_view name) {
  using Script = ScriptedMicrophone::Script;
  if (name == "tone") return Script{};
  if (name == "silence") return Script{.parts = {{Sound::kSilence, 1000}}};
  if (name == "clipping") return Script{.parts = {{Sound::kClipping, 1000}}};
  if (name == "missing") return Script{.missing = true};
  if (name == "lost") return Script{.parts = {{Sound::kTone, 3000}}, .lost_at_end = true};
  return std::nullopt;
}

}  // namespace oneflower
