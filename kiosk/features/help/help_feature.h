// 请人帮忙: a visitor calls somebody of the hall, and at a station of the staff the call rings.
#pragma once

#include <memory>

#include "kiosk/features/feature.h"
#include "kiosk/features/services.h"

namespace oneflower {

std::unique_ptr<Feature> MakeHelp(const Services& services);

}  // namespace oneflower
