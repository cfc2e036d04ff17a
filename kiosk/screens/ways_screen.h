// How would you like to say it? One question on a screen of its own, voice first: for elders and
// children. Others find the ways beside the text they write.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/screens/chrome.h"

namespace oneflower {

// What goes with the words so far.
struct Besides {
  int64_t voice_ms = 0;  // how long the memo is; 0: none
  bool has_sketch = false;
  int photos = 0;
  std::string place;  // plan_place.h; empty: none
};

// What came of a way: "说了 0:31", "23栋2单元". Empty: nothing, or it is the words.
std::string CameOf(const ScreenContext& context, const Besides& besides, Way way);

struct WaysModel {
  ChromeModel chrome;
  std::string question;  // that is being answered; empty: none
  std::string text;      // written so far
  Besides besides;
  bool can_go_on = false;  // there is something to plant
};

Intent DrawWays(const ScreenContext& context, const WaysModel& model);

}  // namespace oneflower
