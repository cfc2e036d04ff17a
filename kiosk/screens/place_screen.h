// 在哪里: choosing a place on the plan, by a touch or by the building's number.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/place_choice.h"

namespace oneflower {

struct PlaceModel {
  ChromeModel chrome;
  std::string place;    // chosen so far, plan_place.h; empty: none
  std::string digits;   // of a building's number, as typed
  bool needed = false;  // one is to be chosen: a touch of the plan is the answer
};

// The plan, on which a tap chooses a place.
void DrawPlaceMap(const ScreenContext& context, const ui::Box& box, const std::string& place,
                  PlaceIntent& intent);

PlaceIntent DrawPlace(const ScreenContext& context, const PlaceModel& model);

}  // namespace oneflower
