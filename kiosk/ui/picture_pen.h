// Filling and stroking of free shapes on a Dear ImGui draw list. ImDrawList fills convex shapes
// only and in one colour; this fills any simple outline, shaded from one colour to another, with
// edges smoothed over one pixel and no seam inside.
//
// All coordinates are pixels. An ImGui context must exist. UI thread only.
#pragma once

#include <imgui.h>

#include <span>
#include <vector>

#include "kiosk/ui/box.h"

namespace oneflower::ui {

// A flat colour, or a change from one to the other along the line between two points.
struct Paint {
  Paint(ImU32 flat)
      : from(flat), to(flat) {}  // NOLINT(google-explicit-constructor): a colour is a paint
  Paint(ImU32 from_color, ImU32 to_color, ImVec2 from_point, ImVec2 to_point)
      : from(from_color), to(to_color), a(from_point), b(to_point) {}

  ImU32 from;
  ImU32 to;
  ImVec2 a;
  ImVec2 b;
};

// Each channel a share of the way from one colour to the other; 0 <= share <= 1.
ImU32 MixColors(ImU32 from, ImU32 to, float share);
ImU32 WithAlpha(ImU32 color, float alpha);

// Fills the closed outline, given in either direction without repeating its first point. It may be
// concave but must not cross itself. Fewer than three points fill nothing.
void FillOutline(ImDrawList& draw_list, std::span<const ImVec2> outline, const Paint& paint);

// Draws a line with round ends and joints, as wide as said at its first and last point.
void StrokeLine(ImDrawList& draw_list, std::span<const ImVec2> line, float first_width,
                float last_width, const Paint& paint);

void FillEllipse(ImDrawList& draw_list, ImVec2 center, ImVec2 radii, const Paint& paint);

// Adds the points of a curve after `from` (which is not added), fine enough for its size in pixels.
void AddCurve(std::vector<ImVec2>& points, ImVec2 from, ImVec2 control1, ImVec2 control2,
              ImVec2 to);

}  // namespace oneflower::ui
