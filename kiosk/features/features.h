// The list of all features. A new one is its folder and a line here.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "kiosk/features/feature.h"
#include "kiosk/features/services.h"

namespace oneflower {

// `services` outlives them.
std::vector<std::unique_ptr<Feature>> MakeFeatures(const Services& services);

// Their screens, by the names that stand in records.
inline constexpr std::array<std::string_view, 10> kFeatureScreens = {
    "consent", "help",      "memories", "my_flower", "place",
    "story",   "tell_name", "told",     "voice",     "wall"};

}  // namespace oneflower
