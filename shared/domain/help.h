// Calls for help from a screen: somebody asks, somebody who hears it comes. A call lives for
// minutes; it is an event all the same, so that it reaches every station the way everything does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oneflower {

struct Event;

enum class HelpAnswer {
  kComing,  // somebody is on the way
  kEnded,   // it is not needed any more
};
std::string_view HelpAnswerName(HelpAnswer answer);  // "coming", "ended"
std::optional<HelpAnswer> HelpAnswerFromName(std::string_view name);

struct HelpCall {
  std::string id;
  std::string station;   // the asking station's name
  int64_t asked_ms = 0;  // wall time; 0 while only an answer is known
  bool coming = false;
  bool ended = false;
  bool operator==(const HelpCall&) const = default;
};

// How long a call is good for: who still waits after that has asked again or gone.
inline constexpr int64_t kHelpCallMs = 10 * 60'000;

inline bool Rings(const HelpCall& call) { return !call.coming && !call.ended; }

// Adds what an event tells to the calls; in any order it comes to the same. Other events change
// nothing.
void AddToCalls(std::vector<HelpCall>& calls, const Event& event);

}  // namespace oneflower
