#include "kiosk/ui/picture_brush.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/ui/angle.h"
#include "kiosk/ui/rgb.h"

namespace oneflower::ui {

PictureBrush::PictureBrush(ImDrawList& draw_list, const Box& box, bool mirrored)
    : draw_(draw_list),
      center_(box.Center()),
      unit_(std::min(box.Width(), box.Height()) / 2 * 0.94F),
      side_(mirrored ? -1.0F : 1.0F) {}

void PictureBrush::Ellipse(ImVec2 center, ImVec2 radii, unsigned color) const {
  FillEllipse(draw_, At(center), {radii.x * unit_, radii.y * unit_}, Rgb(color));
}

void PictureBrush::Shape(const std::vector<ImVec2>& outline, unsigned color) const {
  std::vector<ImVec2> points;
  points.reserve(outline.size());
  for (const ImVec2& point : outline) points.push_back(At(point));
  FillOutline(draw_, points, Rgb(color));
}

void PictureBrush::Line(const std::vector<ImVec2>& points, unsigned color, float width) const {
  std::vector<ImVec2> line;
  line.reserve(points.size());
  for (const ImVec2& point : points) line.push_back(At(point));
  StrokeLine(draw_, line, width * unit_, width * unit_, Rgb(color));
}

void PictureBrush::Block(ImVec2 from, ImVec2 to, unsigned color, float round) const {
  if (side_ < 0) std::swap(from.x, to.x);
  draw_.AddRectFilled(At(from), At(to), Rgb(color), round * unit_);
}

void PictureBrush::Ring(ImVec2 center, float radius, unsigned color, float width) const {
  draw_.AddCircle(At(center), radius * unit_, Rgb(color), 0, width * unit_);
}

void PictureBrush::Arc(ImVec2 center, float radius, float from, float to, unsigned color) const {
  if (side_ < 0) from = 0.5F - std::exchange(to, 0.5F - from);
  draw_.PathArcTo(At(center), radius * unit_, from * kFullTurn, to * kFullTurn, 40);
  draw_.PathFillConvex(Rgb(color));
}

}  // namespace oneflower::ui
