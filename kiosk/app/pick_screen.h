// Which screen is shown: one ladder, the worst first. Pure.
#pragma once

#include "kiosk/app/idle_timer.h"
#include "kiosk/app/visit.h"

namespace oneflower {

enum class Screen {
  kFault,
  kAttract,
  kHome,
  kWays,
  kPropose,
  kVoice,
  kSketch,
  kPhoto,
  kReport,
  kPlace,
  kThanks,
  kPin,
  kPlannerCode,
  kPlannerFlower,
  kPlannerSheets,
  kPlanner,
  kPlannerName,
  kPlannerShow,
  kFeature
};

struct ScreenFacts {
  bool fault = false;
  bool attracting = false;  // nobody is here
  bool pin = false;         // somebody of the hall is asked for
  Place place = Place::kHome;
  Way way = Way::kWords;                     // of saying it, at kPropose
  PlannerStep planner = PlannerStep::kCode;  // at kPlanner
};

Screen PickScreen(const ScreenFacts& facts);

// As it stands in records: "home" … A feature has its own.
const char* ScreenName(Screen screen);

}  // namespace oneflower
