// The show at a workshop's end: every group's model, from whatever station, large, one after the
// other. Staff can make a proposal of something that stands on it.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"
#include "shared/domain/sheet.h"

namespace oneflower {

struct PlannerShowModel {
  ChromeModel chrome;
  const KeptSheet* kept = nullptr;  // null: the class has none
  size_t number = 0;                // from 1
  size_t count = 0;
  int chosen = 0;        // block
  bool rolling = false;  // pages turn by themselves
  bool playing = false;
  bool can_hear = true;
  bool elsewhere = false;  // it was built at another station
  bool missed = false;     // other stations' cannot be asked for just now
  std::string proposal;    // what would be planted: is it to be? Empty: nothing is asked
  std::string already;     // id of the proposal that is the same already; empty: none
  bool planting = false;
  std::string trouble;  // in words
};

Intent DrawPlannerShow(const ScreenContext& context, const PlannerShowModel& model);

// "我们希望中庭泳池有长椅。" The words of a proposal that is made of a block on a sheet.
std::string ProposalWordsOf(const ScreenContext& context, const PlacedBlock& block);
// Where it stands, as a place's word.
std::string PlaceOf(const ScreenContext& context, const PlacedBlock& block);

}  // namespace oneflower
