// 请工作人员按密码: a number pad, for what a visitor may only do beside somebody of the hall. What
// is typed is never shown, recorded or read aloud.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"

namespace oneflower {

struct PinModel {
  ChromeModel chrome;
  std::string why;           // what it is for, in words
  size_t typed = 0;          // digits so far
  bool may_confirm = false;  // enough of them
  bool wrong = false;        // the last try was
  int64_t wait_s = 0;        // until one may try again; 0: now
  bool is_set = true;        // false: this station has no PIN, so it cannot be right
};

Intent DrawPin(const ScreenContext& context, const PinModel& model);

}  // namespace oneflower
