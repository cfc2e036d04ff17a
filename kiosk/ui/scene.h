// What stands around the flowers: sky, hills, soil, and the petals that rain when a proposal is
// planted. Pure functions of their arguments; colours come from the theme. UI thread only.
#pragma once

#include <imgui.h>

#include <cstdint>

#include "kiosk/ui/picture_pen.h"

namespace oneflower::ui {

// Opaque colours of one theme.
struct SceneColors {
  ImU32 sky = IM_COL32(232, 243, 251, 255);      // at the top
  ImU32 horizon = IM_COL32(252, 246, 234, 255);  // where it meets the hills
  ImU32 sun = IM_COL32(252, 209, 105, 255);
  ImU32 cloud = IM_COL32(255, 255, 255, 255);
  ImU32 hill_back = IM_COL32(217, 236, 208, 255);
  ImU32 hill_middle = IM_COL32(196, 226, 187, 255);
  ImU32 hill_front = IM_COL32(172, 212, 164, 255);
  ImU32 soil = IM_COL32(186, 152, 112, 255);
};

SceneColors StandardScene();
SceneColors SoftScene();
SceneColors DarkScene();
SceneColors HighContrastScene();

// Sky with a sun (a moon, if its colour says so) and a few clouds that drift; seconds 0 for still.
void DrawSky(ImDrawList& draw_list, const Box& box, const SceneColors& colors, double seconds);

// Three layers of hills that fill the box from the highest crest to its bottom edge; the part above
// the crests is left as it was. Scroll is the garden's left edge in pixels: the hills follow it,
// the back ones more slowly.
void DrawHills(ImDrawList& draw_list, const Box& box, const SceneColors& colors, double scroll = 0);

// A strip of soil with a soft uneven upper edge, for flowers outside a garden.
void DrawSoilStrip(ImDrawList& draw_list, const Box& box, const SceneColors& colors);

// Petals falling through the box for the thank-you moment, `seconds` after it began. Nothing is
// drawn, and no frame needed, once kConfettiSeconds have passed.
inline constexpr double kConfettiSeconds = 4.5;
void DrawConfettiPetals(ImDrawList& draw_list, const Box& box, double seconds, uint64_t seed);

}  // namespace oneflower::ui
