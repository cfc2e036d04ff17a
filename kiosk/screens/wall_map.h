// 万家花开 on the community's plan: each flower stands where it belongs. Where a finger could not
// tell them apart several are one flower with a number.
#pragma once

#include "kiosk/screens/wall_screen.h"

namespace oneflower {

// `card` covers a part of it; empty: none.
void DrawWallMap(const ScreenContext& context, const ui::Box& box, const WallModel& model,
                 const ui::Box& card, Intent& intent);

}  // namespace oneflower
