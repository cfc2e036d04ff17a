// 银龄花友说: all stories that everybody may hear, newest first, and the way to tell one.
#pragma once

#include <string>
#include <vector>

#include "kiosk/features/elder_story/elder_story_intent.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/memory_widgets.h"

namespace oneflower {

struct MemoriesModel {
  ChromeModel chrome;
  int64_t total = 0;
  bool failed = false;             // they could not be read
  int64_t window_first = 0;        // index of window.front() among them
  std::vector<MemoryCard> window;  // those around what was in sight last
  MediaView media;
};

struct MemoriesAnswer {
  ElderStoryIntent intent;
  int64_t first_seen = 0;  // what has to be in the window next time
  int64_t seen = 0;
};

MemoriesAnswer DrawMemories(const ScreenContext& context, const MemoriesModel& model);

}  // namespace oneflower
