// What may be said beside the words of a proposal: its topic, a flower's name, what kind of flower
// it is.
#pragma once

#include "kiosk/screens/propose_screen.h"

namespace oneflower {

// All three in a list.
void DrawQuestions(const ScreenContext& context, const ui::Box& box, const ProposeModel& model,
                   Intent& intent);

// One of them, on a screen of its own: model.more.
void DrawOneQuestion(const ScreenContext& context, ui::Box content, const ProposeModel& model,
                     Intent& intent);

}  // namespace oneflower
