// What stands around the plan of 小小规划师: blocks or pens, what can be done with a block, and the
// sheet's own buttons.
#pragma once

#include "kiosk/screens/planner_screen.h"

namespace oneflower {

// Where a block is that a finger carries from the palette, and whether it was just let go.
struct CarriedBlock {
  std::string kind;  // empty: none
  ImVec2 at{};
  bool dropped = false;
};

CarriedBlock DrawPalette(const ScreenContext& context, const ui::Box& box,
                         const PlannerModel& model, Intent& intent);

// Beneath the plan: one line of buttons.
void DrawBlockTools(const ScreenContext& context, const ui::Box& box, const PlannerModel& model,
                    Intent& intent);

// Beside it: name, voice, steps, done.
void DrawSheetButtons(const ScreenContext& context, const ui::Box& box, const PlannerModel& model,
                      Intent& intent);

}  // namespace oneflower
