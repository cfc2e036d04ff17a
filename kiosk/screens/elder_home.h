// The first screen in elders' type: four things one can do, each as large as a hand, and the voice
// that reads them.
#pragma once

#include "kiosk/screens/home_screen.h"

namespace oneflower {

// Below the bar.
void DrawElderHome(const ScreenContext& context, const ui::Box& content, const HomeModel& model);

}  // namespace oneflower
