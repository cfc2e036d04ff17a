// The community's plan as a ground to draw on.
#pragma once

#include "kiosk/input/pixels.h"
#include "shared/domain/community.h"

namespace oneflower {

// A sheet of that width with the plan across its middle: roads, landmarks, numbered buildings.
Pixels PlanSheet(const Community& community, int width);

}  // namespace oneflower
