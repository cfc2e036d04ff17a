// One proposal's story. The route's target is the proposal's id.
#pragma once

#include <memory>

#include "kiosk/features/feature.h"
#include "kiosk/features/services.h"

namespace oneflower {

std::unique_ptr<Feature> MakeStory(const Services& services);

}  // namespace oneflower
