// The second step of 我有话说: what was said, what it is about, under which name; then it is
// planted.
#pragma once

#include "kiosk/screens/propose_screen.h"

namespace oneflower {

void DrawLook(const ScreenContext& context, ui::Box content, const ProposeModel& model,
              Intent& intent);

}  // namespace oneflower
