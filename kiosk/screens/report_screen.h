// 随手拍: twenty seconds for who is only passing by, with gloves on: a photo, a place, one word.
// Each may be left out.
#pragma once

#include <string>

#include "kiosk/screens/photo_screen.h"

namespace oneflower {

inline constexpr int kReportSteps = 3;  // photo, place, word

struct ReportModel {
  PhotoModel photo;  // and the chrome
  int step = 0;
  std::string place;      // plan_place.h; empty: none
  bool says = false;      // there is something to plant without a word
  bool planting = false;  // the store is at work
  std::string trouble;    // why the last try did not work, in words
};

PhotoAnswer DrawReport(const ScreenContext& context, const ReportModel& model);

}  // namespace oneflower
