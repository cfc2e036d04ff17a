// Recording a voice memo, as several features do it: the state behind DrawVoice. UI thread only.
#pragma once

#include <optional>

#include "kiosk/input/speaker.h"
#include "kiosk/input/voice_recorder.h"
#include "kiosk/screens/voice_screen.h"

namespace oneflower {

class VoiceCapture {
 public:
  // Both outlive it; `speaker` may be null. One VoiceCapture at a time uses them.
  VoiceCapture(VoiceRecorder& recorder, Speaker* speaker)
      : recorder_(recorder), speaker_(speaker) {}
  ~VoiceCapture() { Forget(); }
  VoiceCapture(const VoiceCapture&) = delete;
  VoiceCapture& operator=(const VoiceCapture&) = delete;

  void Start();   // the memo before is kept until there is one in its place
  void Finish();  // ends recording or hearing; what was said until then is kept
  Status Hear();  // or stops hearing it; the error of a loudspeaker that does not play
  void Forget();  // overwrites all of it
  void Pump();    // in every frame while its screen is shown

  const std::optional<VoiceMemo>& memo() const { return memo_; }
  bool IsRecording() const { return recorder_.Listening(); }

  // `missing_id`: the string that tells what to do without a microphone.
  VoiceModel Model(const ScreenContext& context, ChromeModel chrome, VoiceModel::Purpose purpose,
                   const char* missing_id) const;

 private:
  VoiceRecorder& recorder_;
  Speaker* speaker_;
  std::optional<VoiceMemo> memo_;
};

// The same of a memo that is held elsewhere.
VoiceModel VoiceModelOf(const ScreenContext& context, ChromeModel chrome,
                        VoiceModel::Purpose purpose, const char* missing_id,
                        const VoiceRecorder& recorder, Speaker* speaker,
                        const std::optional<VoiceMemo>& memo);

}  // namespace oneflower
