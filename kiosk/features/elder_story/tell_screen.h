// Telling a story, one question on a screen: what becomes of it, and whose flower's name it bears.
// The voice and the place between them are asked for by the screens of 我有话说.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/features/elder_story/elder_story_intent.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/memory_widgets.h"

namespace oneflower {

// Said and shown before anything is recorded.
struct ConsentModel {
  ChromeModel chrome;
  bool publish_at_once = true;
};
// What it says, as it is read aloud.
std::string ConsentText(const ui::Strings& strings, ui::Language language, bool publish_at_once);
ElderStoryIntent DrawConsent(const ScreenContext& context, const ConsentModel& model);

struct TellNameModel {
  ChromeModel chrome;
  std::string where;  // it belongs, in words
  std::vector<std::string> signatures;
  bool telling = false;  // the store is at work
  std::string trouble;   // why the last try did not work, in words
};
ElderStoryIntent DrawTellName(const ScreenContext& context, const TellNameModel& model);

}  // namespace oneflower
