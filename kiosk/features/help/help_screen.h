// 请人帮忙: somebody is called, and the screen tells honestly whether the call was heard.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"

namespace oneflower {

struct HelpModel {
  enum class State {
    kRinging,  // at the staff's stations
    kUnheard,  // rang for a while, and nobody came
    kNoLine,   // there is no network: it cannot ring anywhere
    kTrouble,  // the call could not be kept
    kComing,   // heard: somebody is on the way
  };
  ChromeModel chrome;
  State state = State::kRinging;
};

enum class HelpIntent { kNothing, kCall, kEnd };
HelpIntent DrawHelp(const ScreenContext& context, const HelpModel& model);

// At a station of the staff, over whatever it shows: where somebody calls, and for how long.
struct RingModel {
  std::string where;
  int64_t since_ms = 0;
};
enum class RingIntent { kNothing, kGo, kIgnoreHere };
RingIntent DrawRing(const ScreenContext& context, const RingModel& model);

}  // namespace oneflower
