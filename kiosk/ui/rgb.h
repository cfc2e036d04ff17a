// Colours as they are written in hex: 0xRRGGBB.
#pragma once

#include <imgui.h>

namespace oneflower::ui {

constexpr ImU32 Rgba(unsigned hex, unsigned alpha) {
  return IM_COL32(hex >> 16 & 255, hex >> 8 & 255, hex & 255, alpha);
}
constexpr ImU32 Rgb(unsigned hex) { return Rgba(hex, 255); }

}  // namespace oneflower::ui
