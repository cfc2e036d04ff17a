// The screens without a visitor's task: is anybody there, the attract loop, and the fault in human
// words.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/chrome.h"

namespace oneflower {

// Drawn over the screen that waits.
void DrawIdleQuestion(const ScreenContext& context, int seconds_left);

// Something that did not work, to be read and put away; over the screen it happened on.
void DrawNotice(const ScreenContext& context, const std::string& words);

// One story of the wall for twelve seconds, then the next. Any touch leads home.
inline constexpr int64_t kAttractStoryMs = 12'000;

struct AttractModel {
  std::string hall;
  std::vector<Proposal> stories;
  int64_t since_ms = 0;  // monotonic: when the loop began
};
void DrawAttract(const ScreenContext& context, const AttractModel& model);

// Why the kiosk cannot serve; ids of the strings: "fault.full" …
struct FaultModel {
  std::string id;
};
void DrawFault(const ScreenContext& context, const FaultModel& model);

}  // namespace oneflower
