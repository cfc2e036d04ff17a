// A pad to write one character on with a finger: a sheet of squared paper and the ink on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/frame.h"

namespace oneflower::ui {

// Points as shares of the pad's longer side, from its upper left corner.
using PadStroke = std::vector<ImVec2>;

struct InkPadSpec {
  std::string id;
  std::string label;
  std::string hint;  // shown while there is no ink
  const std::vector<PadStroke>& ink;
};

// Draws the pad with its ink and the stroke under the finger, and records it as a canvas. The
// stroke, in the frame in which the finger went up.
std::optional<PadStroke> DrawInkPad(Frame& frame, const Box& box, const InkPadSpec& spec);

}  // namespace oneflower::ui
