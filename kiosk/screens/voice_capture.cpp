#include "kiosk/screens/voice_capture.h"

#include <utility>

namespace oneflower {
namespace {

// The string that tells what is wrong with a recording; null: nothing is.
const char* TroubleIdOf(const VoiceRecorder& recorder, const char* missing_id) {
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

}  // namespace

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
  return VoiceModelOf(context, std::move(chrome), purpose, missing_id, recorder_, speaker_, memo_);
}

VoiceModel VoiceModelOf(const ScreenContext& context, ChromeModel chrome,
                        VoiceModel::Purpose purpose, const char* missing_id,
                        const VoiceRecorder& recorder, Speaker* speaker,
                        const std::optional<VoiceMemo>& memo) {
  using State = VoiceModel::State;
  const auto heard = speaker != nullptr ? speaker->Look() : Speaker::Standing{};
  const bool plays = heard.state == Speaker::State::kPlaying;
  const bool listens = recorder.Listening();
  const char* trouble = TroubleIdOf(recorder, missing_id);
  return {.chrome = std::move(chrome),
          .state = listens ? State::kListening
                   : plays ? State::kPlaying
                   : memo  ? State::kKept
                           : State::kReady,
          .purpose = purpose,
          .level = recorder.peak(),
          .ms = listens ? recorder.recorded_ms()
                : memo  ? memo->ms
                        : 0,
          .heard_ms = heard.position_ms,
          .seconds_left = recorder.seconds_left(),
          .count_down = listens && recorder.seconds_left() <= VoiceRecorder::kCountdownS,
          .trouble = trouble != nullptr ? context.frame.T(trouble) : std::string(),
          .can_hear = speaker != nullptr};
}

}  // namespace oneflower
