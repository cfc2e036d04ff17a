#include "kiosk/input/voice_recorder.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace oneflower {
namespace {

constexpr int64_t kMostSamples = VoiceRecorder::kLongestMs * kMicrophoneRate / 1000;
constexpr int64_t kShortestMs = 300;   // a tap, not a word
constexpr float kSilenceRms = 0.004F;  // -48 dB: a room with nobody speaking
constexpr int kCeiling = 32'700;
constexpr float kFullScale = 32'768;

}  // namespace

void VoiceRecorder::Start() {
  if (Listening()) return;
  Wipe();
  if (microphone_ == nullptr) return Fail(Trouble::kMissing);
  auto writer = MemoWriter::Open(kLongestMs);
  if (!writer) return Fail(Trouble::kBroken);
  writer_ = std::move(*writer);
  microphone_->Close();  // a lost one may be back
  microphone_->Open();
  state_ = State::kStarting;
}

void VoiceRecorder::Pump() {
  if (!Listening()) return;
  const Microphone::State device = microphone_->state();
  if (device == Microphone::State::kMissing) return Fail(Trouble::kMissing);
  if (device == Microphone::State::kReady) state_ = State::kRecording;
  std::array<int16_t, 1024> heard{};
  while (Listening()) {
    const auto left = static_cast<size_t>(kMostSamples - samples_);
    const size_t count = microphone_->Read(std::span(heard).first(std::min(left, heard.size())));
    if (count == 0) break;
    Take(std::span(heard).first(count));
  }
  heard.fill(0);
  asm volatile("" : : "r"(heard.data()) : "memory");
  if (Listening() && device == Microphone::State::kLost) EndWith(Trouble::kLost);
}

void VoiceRecorder::Take(std::span<const int16_t> heard) {
  Measure(heard);
  if (!writer_->Add(heard)) return Fail(Trouble::kBroken);
  samples_ += static_cast<int64_t>(heard.size());
  if (samples_ >= kMostSamples) EndWith(Trouble::kNone);
}

void VoiceRecorder::Measure(std::span<const int16_t> heard) {
  for (const int16_t sample : heard) {
    const int loudness = std::abs(static_cast<int>(sample));
    if (loudness >= kCeiling) ++loud_samples_;
    const float part = static_cast<float>(loudness) / kFullScale;
    meter_peak_ = std::max(meter_peak_, part);
    meter_power_ += static_cast<double>(part) * part;
    if (++meter_count_ < kMeterSamples) continue;
    peak_ = std::exchange(meter_peak_, 0.0F);
    rms_ = static_cast<float>(std::sqrt(std::exchange(meter_power_, 0.0) / kMeterSamples));
    loudest_ = std::max(loudest_, rms_);
    meter_count_ = 0;
  }
}

int VoiceRecorder::seconds_left() const {
  return static_cast<int>((kMostSamples - samples_ + kMicrophoneRate - 1) / kMicrophoneRate);
}

void VoiceRecorder::Stop() {
  if (!Listening()) return;
  Pump();
  if (Listening()) EndWith(Trouble::kNone);
}

void VoiceRecorder::EndWith(Trouble trouble) {
  const bool lost = trouble == Trouble::kLost;
  if (recorded_ms() < kShortestMs) return Fail(lost ? Trouble::kLost : Trouble::kEmpty);
  if (loudest_ < kSilenceRms) return Fail(lost ? Trouble::kLost : Trouble::kSilence);
  auto file = writer_->Finish();
  if (!file) return Fail(Trouble::kBroken);
  memo_.emplace(std::move(*file), recorded_ms());
  microphone_->Close();
  writer_.reset();
  peak_ = rms_ = 0;
  state_ = State::kDone;
  trouble_ = trouble;
}

void VoiceRecorder::Fail(Trouble trouble) {
  if (microphone_ != nullptr) microphone_->Close();
  writer_.reset();
  peak_ = rms_ = 0;
  state_ = State::kFailed;
  trouble_ = trouble;
}

std::optional<VoiceMemo> VoiceRecorder::TakeMemo() {
  auto memo = std::exchange(memo_, std::nullopt);
  const Trouble trouble = trouble_;
  Wipe();
  trouble_ = trouble;
  return memo;
}

void VoiceRecorder::Wipe() {
  if (Listening() && microphone_ != nullptr) microphone_->Close();
  writer_.reset();
  memo_.reset();
  state_ = State::kIdle;
  trouble_ = Trouble::kNone;
  samples_ = loud_samples_ = 0;
  peak_ = rms_ = loudest_ = 0;
  meter_count_ = 0;
  meter_peak_ = 0;
  meter_power_ = 0;
}

}  // namespace oneflower
