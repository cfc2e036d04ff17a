// 说一段: tap to start, tap to stop; listen, say it anew, leave it out.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/voice_intent.h"

namespace oneflower {

struct VoiceModel {
  enum class State {
    kReady,
    kListening,
    kKept,    // there is a memo
    kPlaying  // it is being heard
  };
  enum class Purpose {
    kProposal,  // goes with a proposal
    kSheet,     // what children tell about their sheet, which stays with it
    kStory      // an elder's story, told for itself
  };

  ChromeModel chrome;
  State state = State::kReady;
  Purpose purpose = Purpose::kProposal;
  float level = 0;  // 0..1, what the microphone hears now
  int64_t ms = 0;   // said so far, or how long the memo is
  int64_t heard_ms = 0;
  int seconds_left = 0;
  bool count_down = false;  // the end is near: say so
  std::string trouble;      // in words; empty: none
  bool can_hear = true;     // there is a loudspeaker
};

// The string that says who will hear it.
const char* PromiseId(VoiceModel::Purpose purpose);

VoiceIntent DrawVoice(const ScreenContext& context, const VoiceModel& model);

}  // namespace oneflower
