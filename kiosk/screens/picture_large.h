// One picture over the whole screen; a tap anywhere closes it.
#pragma once

#include "kiosk/screens/said_media.h"

namespace oneflower {

// True if it was closed. As long as the large one is on its way or being made the small one stands
// in for it.
bool DrawPictureLarge(const ScreenContext& context, const Medium& medium, const MediaView& view);

}  // namespace oneflower
