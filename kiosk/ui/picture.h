// Thirty-six small pictures that everybody can name: two of them on a slip are how a resident finds
// a proposal again. Their order is part of every slip already printed and must never change.
#pragma once

#include <imgui.h>

#include <string_view>

#include "kiosk/ui/picture_pen.h"

namespace oneflower::ui {

inline constexpr int kPictureCount = 36;

// The name in the strings: `picture.<key>`. 0 <= index < kPictureCount.
std::string_view PictureKey(int index);

// Draws the picture into the largest square centred in the box; best from 40 px up. Dark ground
// wants a light card beneath.
void DrawPicture(ImDrawList& draw_list, int index, const Box& box);

}  // namespace oneflower::ui
