// 银龄花友说: hearing elders' stories, and recording one. A route's target is empty (the list),
// "tell:" (a story of a place), or "tell:" and a proposal's id (a story of what that is about).
#pragma once

#include <memory>

#include "kiosk/features/feature.h"
#include "kiosk/features/services.h"

namespace oneflower {

std::unique_ptr<Feature> MakeElderStory(const Services& services);

}  // namespace oneflower
