// Things to choose from, side by side: chips line by line, or buttons as large as the room allows.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace oneflower {

struct Choice {
  ui::ButtonSpec spec;
  std::function<void()> on_tap;
  // Room for the mark of what is chosen is kept: nothing moves beneath a finger that chooses.
  bool keeps_room = true;
};

// A plain one; green, with its mark, where it is chosen.
Choice ChoiceOf(std::string id, std::string label, bool chosen, std::function<void()> on_tap);

// Of all chips in a width, and the chips in that height.
float ChipsHeight(const ui::Frame& frame, float width, const std::vector<Choice>& choices);
void DrawChipLines(const ScreenContext& context, const ui::Box& box,
                   const std::vector<Choice>& choices);

// Chips in a box; more than it holds are a list of that id, to be scrolled.
void DrawChips(const ScreenContext& context, const ui::Box& box, const std::string& id,
               const std::vector<Choice>& choices);

// Buttons as large as the box allows; chips where it is too small for that.
void DrawChoices(const ScreenContext& context, const ui::Box& box, const std::string& id,
                 const std::vector<Choice>& choices);

}  // namespace oneflower
