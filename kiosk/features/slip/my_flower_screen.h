// 我的花: find a proposal again by its code or by its two pictures, and see where it stands.
#pragma once

#include <string>
#include <vector>

#include "kiosk/features/slip/slip_intent.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/memory_widgets.h"

namespace oneflower {

struct MyFlowerModel {
  ChromeModel chrome;
  bool by_pictures = false;
  std::string code;           // symbols typed so far
  bool mistyped = false;      // all symbols are there and the check symbol does not fit
  std::vector<int> pictures;  // picked so far, at most two
  bool searched = false;      // code or pair is complete and was looked up
  bool failed = false;        // it could not be looked up
  std::vector<Proposal> found;
  std::vector<MemoryCard> memories;
  MediaView media;      // of theirs
  std::string refused;  // why the hub did not take it, in words; empty: nothing of the kind
};

SlipIntent DrawMyFlower(const ScreenContext& context, const MyFlowerModel& model);

}  // namespace oneflower
