#include "kiosk/app/pick_screen.h"

namespace oneflower {

Screen PickScreen(const ScreenFacts& facts) {
  if (facts.fault) return Screen::kFault;
  if (facts.attracting) return Screen::kAttract;
  switch (facts.place) {
    case Place::kHome: return Screen::kHome;
    case Place::kPropose: return Screen::kPropose;
    case Place::kThanks: return Screen::kThanks;
    case Place::kWall: return Screen::kWall;
    case Place::kStory: return Screen::kStory;
    case Place::kMyFlower: return Screen::kMyFlower;
  }
  return Screen::kHome;
}

const char* ScreenName(Screen screen) {
  switch (screen) {
    case Screen::kFault: return "fault";
    case Screen::kAttract: return "attract";
    case Screen::kHome: return "home";
    case Screen::kPropose: return "propose";
    case Screen::kThanks: return "thanks";
    case Screen::kWall: return "wall";
    case Screen::kStory: return "story";
    case Screen::kMyFlower: return "my_flower";
  }
  return "";
}

}  // namespace oneflower
