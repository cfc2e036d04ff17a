// The first screen: what one can do here, and the garden as it really stands.
#pragma once

#include <vector>

#include "kiosk/screens/chrome.h"

namespace oneflower {

struct HomeModel {
  ChromeModel chrome;
  std::string question;          // of the week, for children; empty: none
  std::vector<Proposal> garden;  // the newest public proposals, newest first
  int64_t sprouted = 0;          // this month
  int64_t bloomed = 0;
  int days_to_meeting = 0;  // 0: today
};

// How many proposals the garden strip has room for.
inline constexpr int kHomeGarden = 36;

void DrawHome(const ScreenContext& context, const HomeModel& model);

}  // namespace oneflower
