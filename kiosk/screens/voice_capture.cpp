#include "kiosk/screens/voice_capture.h"

#include <utility>

namespace oneflower {

void VoiceCapture::Start() {
  if (speaker_ != nullptr) speaker_->Stop();
  recorder_.Start();
}

void VoiceCapture::Finish() {
  recorder_.Stop();
  Pump();
  if (speaker_ != nullptr) speaker_->Stop();
}

Status VoiceCapture::Hear() {
  if (speaker_ == nullptr || !memo_) return {};
  if (!speaker_->Playing()) return speaker_->PlayMemo(memo_->ogg);
  speaker_->Stop();
  return {};
}

void VoiceCapture::Forget() {
  if (memo_ && speaker_ != nullptr) speaker_->Stop();
  recorder_.Wipe();
  memo_.reset();
}

void VoiceCapture::Pump() {
  recorder_.Pump();
  if (recorder_.memo() != nullptr) memo_ = recorder_.TakeMemo();
}

VoiceModel VoiceCapture::Model(const ScreenContext& context, ChromeModel chrome,
                               VoiceModel::Purpose purpose, const char* missing_id) const {
  using State = VoiceModel::State;
  const auto heard = speaker_ != nullptr ? speaker_->Look() : Speaker::Standing{};
  const bool plays = heard.state == Speaker::State::kPlaying;
  const bool listens = recorder_.Listening();
  const char* trouble = VoiceTroubleId(recorder_, missing_id);
  return {.chrome = std::move(chrome),
          .state = listens ? State::kListening
                   : plays ? State::kPlaying
                   : memo_ ? State::kKept
                           : State::kReady,
          .purpose = purpose,
          .level = recorder_.peak(),
          .ms = listens ? recorder_.recorded_ms()
                : memo_ ? memo_->ms
                        : 0,
          .heard_ms = heard.position_ms,
          .seconds_left = recorder_.seconds_left(),
          .count_down = listens && recorder_.seconds_left() <= VoiceRecorder::kCountdownS,
          .trouble = trouble != nullptr ? context.frame.T(trouble) : std::string(),
          .can_hear = speaker_ != nullptr};
}

const char* VoiceTroubleId(const VoiceRecorder& recorder, const char* missing_id) {
  using Trouble = VoiceRecorder::Trouble;
  switch (recorder.trouble()) {
    case Trouble::kNone: break;
    case Trouble::kMissing: return missing_id;
    case Trouble::kLost: return "voice.lost";
    case Trouble::kEmpty: return "voice.empty";
    case Trouble::kSilence: return "voice.silence";
    case Trouble::kBroken: return "voice.broken";
  }
  return recorder.Listening() && recorder.clipped() ? "voice.too_loud" : nullptr;
}

}  // namespace oneflower
