// One proposal's whole story: five stages with dates and words, everything in order, a flower to
// give, and the QR code that takes it home.
#pragma once

#include <string>
#include <variant>
#include <vector>

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

namespace story {

struct Nothing {};
struct Hear {  // a recording, or stops hearing it
  std::string blob;
};
struct ShowLarge {   // a picture
  std::string blob;  // empty: no longer
};
struct GiveFlower {};

}  // namespace story

using StoryIntent = std::variant<story::Nothing, story::Hear, story::ShowLarge, story::GiveFlower>;

StoryIntent DrawStory(const ScreenContext& context, const StoryModel& model);

// In place of a story that cannot be read.
void DrawNoStory(const ScreenContext& context, const ChromeModel& chrome);

}  // namespace oneflower
