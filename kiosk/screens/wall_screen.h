// 万家花开故事墙: the garden of all public proposals, and the same as a list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/chrome.h"
#include "kiosk/ui/keyboard.h"

namespace oneflower {

struct WallModel {
  ChromeModel chrome;
  std::string topic;  // the filter; empty: all
  std::optional<Stage> stage;
  std::string search;
  bool list = false;
  bool searching = false;          // the keyboard is open
  ui::KeyboardModel keyboard;      // while searching
  std::string preedit;             // of the search field
  int64_t total = 0;               // proposals that pass the filter
  int64_t window_first = 0;        // index of window.front() among them
  std::vector<Proposal> window;    // those around what was in sight last
  std::optional<Proposal> chosen;  // its card is open
  bool chosen_given = false;       // this visit gave it a flower
};

struct WallAnswer {
  Intent intent;
  std::optional<ui::KeyEvent> key;
  int64_t first_seen = 0;  // what has to be in the window next time
  int64_t seen = 0;
};

WallAnswer DrawWall(const ScreenContext& context, const WallModel& model);

}  // namespace oneflower
