// One proposal's whole story: five stages with dates and words, everything in order, a flower to
// give, and the QR code that takes it home.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/memory_widgets.h"

namespace oneflower {

struct StoryModel {
  ChromeModel chrome;
  Story story;
  MediaView media;
  std::vector<MemoryCard> memories;  // told about it
  bool given = false;                // this visit gave it a flower
  std::string story_url;             // at the hub; empty: there is no hub to open
};

Intent DrawStory(const ScreenContext& context, const StoryModel& model);

}  // namespace oneflower
