// The group of children that the planner's tests play.
#pragma once

#include "shared/domain/sheet.h"

namespace oneflower {

inline const PlannerGroup kDandelion = {"6-11-9", "蒲公英"};

// From home to the flowers of its class.
inline constexpr const char* kEnterClass =
    "tap planner\ntap code.sun\ntap code.cat\ntap code.house\n";

}  // namespace oneflower
