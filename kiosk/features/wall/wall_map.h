// 万家花开 on the community's plan: each flower stands where it belongs. Where a finger could not
// tell them apart several are one flower with a number.
#pragma once

#include "kiosk/features/wall/wall_screen.h"

namespace oneflower {

// The width at the right end that the page buttons of a map take which is higher than the wall; 0
// if it is not.
float MapStripWidth(const ScreenContext& context, const ui::Box& wall, const WallModel& model);

// `card` covers a part of it; empty: none.
void DrawWallMap(const ScreenContext& context, const ui::Box& box, const WallModel& model,
                 const ui::Box& card, WallIntent& intent);

}  // namespace oneflower
