// 花签: everything one needs to find again what was planted or told, in one frame to photograph or
// note down. Shown to whoever just did it, and to nobody else.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace oneflower {

struct SlipView {
  std::string code;      // stored form
  std::string keep;      // what to do with it, in words
  std::string qr;        // what a phone reads; empty: none
  std::string qr_label;  // what that is good for
};

void DrawSlipCard(const ScreenContext& context, const ui::Box& box, const SlipView& slip);

// What happens next: a title, and a flower before each line. What is left of the box is below.
void DrawNextSteps(const ScreenContext& context, ui::Box& box, const std::string& title,
                   const std::vector<std::string>& lines);

}  // namespace oneflower
