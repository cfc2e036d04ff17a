// 万家花开故事墙: the garden of all public proposals, and the same as a list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/features/wall/wall_intent.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/said_media.h"
#include "kiosk/ui/keyboard.h"
#include "shared/domain/plan_place.h"

namespace oneflower {

// What stands on a stretch of ground, of those that pass the filter.
struct MapFlower {
  std::string ground;
  PlanSpot spot;
  int64_t count = 0;
  // The newest of them
  int64_t newest = 0;  // rises with time
  Stage stage = Stage::kPropose;
  std::string topic;
};

struct WallModel {
  ChromeModel chrome;
  std::string topic;  // the filter; empty: all
  std::optional<Stage> stage;
  std::string search;
  WallLook look = WallLook::kGarden;
  bool searching = false;            // the keyboard is open
  ui::KeyboardModel keyboard;        // while searching
  std::string preedit;               // of the search field
  int64_t total = 0;                 // proposals that pass the filter
  bool failed = false;               // they could not be read
  int64_t window_first = 0;          // index of window.front() among them
  std::vector<Proposal> window;      // those around what was in sight last
  std::optional<Proposal> chosen;    // its card is open
  bool chosen_given = false;         // this visit gave it a flower
  MediaView media;                   // of what is in the window and chosen
  std::vector<MapFlower> map;        // for WallLook::kMap
  int64_t nowhere = 0;               // how many tell no place that this plan has
  std::vector<std::string> grounds;  // that were touched; the chosen one is
  size_t at = 0;                     // the at-th (from 0)
  size_t here = 0;                   // of so many that stand there
};

struct WallAnswer {
  WallIntent intent;
  int64_t first_seen = 0;  // what has to be in the window next time
  int64_t seen = 0;
};

WallAnswer DrawWall(const ScreenContext& context, const WallModel& model);

}  // namespace oneflower
