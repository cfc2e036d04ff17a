// The tour: a play script that shows every screen in every mode.
#pragma once

#include <string>

namespace oneflower {

std::string TourScript();

}  // namespace oneflower
