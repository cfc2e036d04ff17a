// The moment after planting a proposal or telling a story: thanks, the slip, and what happens next.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"

namespace oneflower {

struct ThanksModel {
  ChromeModel chrome;
  Proposal proposal;
  std::string story_url;      // empty: no hub
  bool at_once = true;        // public now, or read by staff first
  std::string refused;        // why the hub did not take it, in words; empty: nothing of the kind
  int64_t planted_at_ms = 0;  // monotonic: the petals fall for a while
};
void DrawThanks(const ScreenContext& context, const ThanksModel& model);

struct ToldModel {
  ChromeModel chrome;
  std::string slip_code;
  bool at_once = true;     // to be heard now, or heard by staff first
  int64_t told_at_ms = 0;  // monotonic
};
void DrawTold(const ScreenContext& context, const ToldModel& model);

}  // namespace oneflower
