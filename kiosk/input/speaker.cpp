#include "kiosk/input/speaker.h"

#include <algorithm>
#include <utility>

#include "kiosk/input/memo_reader.h"

namespace oneflower {

Speaker::Speaker(std::unique_ptr<SoundOutput> output) : output_(std::move(output)) {
  output_->SetPull([this](std::span<int16_t> into) { Fill(into); });
}

Speaker::~Speaker() {
  Stop();
  output_.reset();  // its thread asks for nothing any more
}

Status Speaker::PlayMemo(std::span<const uint8_t> ogg) {
  Stop();
  auto reader = MemoReader::Open(ogg);
  if (!reader) {
    const std::scoped_lock lock(mutex_);
    state_ = State::kFailed;
    error_ = reader.error();
    return std::unexpected(reader.error());
  }
  Play(std::move(*reader));
  return {};
}

void Speaker::PlaySamples(std::vector<int16_t> samples, int rate) {
  Stop();
  Play(std::make_unique<PcmSource>(std::move(samples), rate));
}

void Speaker::Play(std::unique_ptr<SoundSource> source) {
  const int rate = source->rate();
  {
    const std::scoped_lock lock(mutex_);
    source_ = std::move(source);
    state_ = State::kPlaying;
  }
  output_->Open(rate);
}

void Speaker::Pause() {
  const std::scoped_lock lock(mutex_);
  if (state_ == State::kPlaying) state_ = State::kPaused;
}

void Speaker::Resume() {
  const std::scoped_lock lock(mutex_);
  if (state_ == State::kPaused) state_ = State::kPlaying;
}

void Speaker::Again() {
  int rate = 0;
  {
    const std::scoped_lock lock(mutex_);
    if (source_ == nullptr) return;
    if (Status rewound = source_->Rewind(); !rewound) {
      state_ = State::kFailed;
      error_ = rewound.error();
      return;
    }
    rate = source_->rate();
    state_ = State::kPlaying;
    error_.reset();
    position_ = 0;
    ran_out_ = false;
  }
  if (output_->state() != DeviceState::kReady) output_->Open(rate);
}

void Speaker::Stop() {
  {
    const std::scoped_lock lock(mutex_);
    source_.reset();
    state_ = State::kSilent;
    error_.reset();
    position_ = 0;
    ran_out_ = false;
  }
  if (output_->state() != DeviceState::kClosed) output_->Close();
}

void Speaker::SetVolume(float volume) {
  const std::scoped_lock lock(mutex_);
  volume_ = std::clamp(volume, 0.0F, 1.0F);
}

void Speaker::Fill(std::span<int16_t> into) {
  std::ranges::fill(into, int16_t{0});
  const std::scoped_lock lock(mutex_);
  if (state_ != State::kPlaying || source_ == nullptr) return;
  if (ran_out_) {
    state_ = State::kEnded;
    return;
  }
  const auto read = source_->Read(into);
  if (!read) {
    state_ = State::kFailed;
    error_ = read.error();
    return;
  }
  position_ += static_cast<int64_t>(*read);
  ran_out_ = *read < into.size();
  for (int16_t& sample : into) {
    sample = static_cast<int16_t>(static_cast<float>(sample) * volume_);
  }
}

Speaker::Standing Speaker::Look() {
  const DeviceState device = output_->state();
  bool done = false;
  Standing standing;
  {
    const std::scoped_lock lock(mutex_);
    const bool gone = device == DeviceState::kMissing || device == DeviceState::kLost;
    if (gone && (state_ == State::kPlaying || state_ == State::kPaused)) {
      state_ = State::kFailed;
      error_ = Error{ErrorKind::kUnavailable, "no loudspeaker"};
    }
    done = state_ == State::kEnded || state_ == State::kFailed;
    standing.state = state_;
    standing.error = error_;
    if (source_ != nullptr) {
      standing.position_ms = position_ * 1000 / source_->rate();
      standing.length_ms = source_->length() * 1000 / source_->rate();
    }
  }
  if (done && device != DeviceState::kClosed) output_->Close();
  return standing;
}

}  // namespace oneflower
