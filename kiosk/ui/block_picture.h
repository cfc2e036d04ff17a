// Pictures of what can be put on a plan: a tree, a bench, a slide. Drawn as vectors, in the manner
// of the small pictures (picture.h), seen from the front with the ground beneath.
#pragma once

#include <imgui.h>

#include <string_view>

#include "kiosk/ui/box.h"

namespace oneflower::ui {

bool HasBlockPicture(std::string_view key);

// Draws into the largest square centred in the box; a wrapped parcel where the key has no picture.
// Mirrored: looking the other way.
void DrawBlockPicture(ImDrawList& draw_list, std::string_view key, const Box& box,
                      bool mirrored = false);

}  // namespace oneflower::ui
