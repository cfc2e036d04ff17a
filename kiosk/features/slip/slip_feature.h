// 我的花: a slip's code or its two pictures lead back to what was planted or told. A route may have
// a code, as a scanner reads it.
#pragma once

#include <memory>

#include "kiosk/features/feature.h"
#include "kiosk/features/services.h"

namespace oneflower {

std::unique_ptr<Feature> MakeSlip(const Services& services);

}  // namespace oneflower
