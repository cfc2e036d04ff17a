// 万家花开: the wall of all public proposals.
#pragma once

#include <memory>

#include "kiosk/features/feature.h"
#include "kiosk/features/services.h"

namespace oneflower {

std::unique_ptr<Feature> MakeWall(const Services& services);

}  // namespace oneflower
