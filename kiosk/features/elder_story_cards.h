// Elders' stories as several features list them, each with the proposal that it is told of.
#pragma once

#include <vector>

#include "kiosk/features/services.h"
#include "kiosk/screens/memory_widgets.h"

namespace oneflower {

std::vector<MemoryCard> CardsOf(const Services& services, std::vector<Memory> stories);

}  // namespace oneflower
