// The bar at the top of every screen: the way back, the title, reading aloud, text size and
// colours, language, the end of the visit, and the honest connection chip. And the dialog that the
// first of them opens.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/screens/screen.h"

namespace oneflower {

// What the connection chip says.
struct LinkView {
  bool alone = false;  // runs without a hub on purpose
  bool online = false;
  int64_t waiting = 0;  // events the hub does not have yet
  int64_t refused = 0;  // events it said no to
  int64_t media = 0;    // photos, voices and drawings on their way up or down
  bool operator==(const LinkView&) const = default;
};

// Reading aloud: touch once to hear, once more to act.
struct AloudView {
  bool on = false;
  bool paused = false;
};

struct ChromeModel {
  std::string title;
  bool is_home = false;
  bool has_back = false;  // the way back leads to the screen before, else home
  bool visiting = false;  // there is something to end
  std::string date;       // shown at home where there is room
  LinkView link;
  AloudView aloud;
};

// Draws the bar and takes it off the content.
void DrawChrome(const ScreenContext& context, const ChromeModel& model, ui::Box& content);

void DrawSettings(const ScreenContext& context);

}  // namespace oneflower
