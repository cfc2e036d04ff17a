#include "kiosk/ui/picture_pen.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "kiosk/ui/angle.h"

namespace oneflower::ui {
namespace {

constexpr float kHalfFringe = 0.5F;  // the smoothed edge is one pixel wide, half of it outside
constexpr float kMaxMiter = 2.0F;    // how far a sharp corner's fringe may reach, in half fringes
constexpr float kCurveTolerance = 0.15F;  // largest distance between a curve and its chords, pixels

ImVec2 Minus(ImVec2 a, ImVec2 b) { return {a.x - b.x, a.y - b.y}; }
ImVec2 Along(ImVec2 from, ImVec2 direction, float length) {
  return {from.x + direction.x * length, from.y + direction.y * length};
}
float Cross(ImVec2 a, ImVec2 b) { return a.x * b.y - a.y * b.x; }

ImVec2 Unit(ImVec2 v) {
  const float length_squared = v.x * v.x + v.y * v.y;
  if (length_squared < 1e-12F) return {0, 0};
  const float inverse = 1 / std::sqrt(length_squared);
  return {v.x * inverse, v.y * inverse};
}

ImU32 ColorAt(const Paint& paint, ImVec2 point) {
  if (paint.from == paint.to) return paint.from;
  const ImVec2 axis = Minus(paint.b, paint.a);
  const float length_squared = axis.x * axis.x + axis.y * axis.y;
  if (length_squared < 1e-6F) return paint.from;
  const ImVec2 d = Minus(point, paint.a);
  const float share = (d.x * axis.x + d.y * axis.y) / length_squared;
  return MixColors(paint.from, paint.to, std::clamp(share, 0.0F, 1.0F));
}

// Positive if the outline runs clockwise on the screen (y downwards).
float TwiceArea(std::span<const ImVec2> outline) {
  float sum = 0;
  for (size_t i = 0, last = outline.size() - 1; i < outline.size(); last = i++) {
    sum += Cross(outline[last], outline[i]);
  }
  return sum;
}

bool IsConvex(std::span<const ImVec2> outline, float orientation) {
  const size_t n = outline.size();
  for (size_t i = 0; i < n; ++i) {
    const ImVec2 a = outline[i];
    const ImVec2 b = outline[(i + 1) % n];
    const ImVec2 c = outline[(i + 2) % n];
    if (Cross(Minus(b, a), Minus(c, b)) * orientation < -1e-3F) return false;
  }
  return true;
}

bool TriangleContains(ImVec2 a, ImVec2 b, ImVec2 c, ImVec2 point, float orientation) {
  return Cross(Minus(b, a), Minus(point, a)) * orientation >= 0 &&
         Cross(Minus(c, b), Minus(point, b)) * orientation >= 0 &&
         Cross(Minus(a, c), Minus(point, c)) * orientation >= 0;
}

// Whether the corner `at` of what is left of the outline can be cut off without cutting the rest.
bool IsEar(std::span<const ImVec2> outline, const std::vector<int>& left, size_t at,
           float orientation) {
  const size_t n = left.size();
  const size_t before = (at + n - 1) % n;
  const size_t after = (at + 1) % n;
  const ImVec2 a = outline[left[before]];
  const ImVec2 b = outline[left[at]];
  const ImVec2 c = outline[left[after]];
  if (Cross(Minus(b, a), Minus(c, b)) * orientation <= 0) return false;
  for (size_t i = 0; i < n; ++i) {
    if (i == before || i == at || i == after) continue;
    if (TriangleContains(a, b, c, outline[left[i]], orientation)) return false;
  }
  return true;
}

// Triangles as index triples. Cuts ears; where rounding leaves no ear, any corner is cut, which at
// worst misplaces a sliver.
std::vector<int> Triangulate(std::span<const ImVec2> outline, float orientation) {
  std::vector<int> left(outline.size());
  for (size_t i = 0; i < left.size(); ++i) left[i] = static_cast<int>(i);
  std::vector<int> triangles;
  triangles.reserve(3 * (outline.size() - 2));
  while (left.size() >= 3) {
    size_t ear = 0;
    while (ear < left.size() && !IsEar(outline, left, ear, orientation)) ++ear;
    if (ear == left.size()) ear = 0;
    const size_t n = left.size();
    triangles.insert(triangles.end(), {left[(ear + n - 1) % n], left[ear], left[(ear + 1) % n]});
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(ear));
  }
  return triangles;
}

// The outward direction at a corner between two edges of unit length, longer at sharp corners.
ImVec2 CornerNormal(ImVec2 in, ImVec2 out, float orientation) {
  const ImVec2 sum{(in.y + out.y) * orientation, -(in.x + out.x) * orientation};
  const float length_squared = sum.x * sum.x + sum.y * sum.y;
  if (length_squared < 1e-3F) return {in.y * orientation, -in.x * orientation};
  // The shorter of both; a root only at the few corners that are sharp, for each frame has ten
  // thousands of corners.
  const bool sharp = length_squared < 4 / (kMaxMiter * kMaxMiter);
  const float stretch = sharp ? kMaxMiter / std::sqrt(length_squared) : 2 / length_squared;
  return {sum.x * stretch, sum.y * stretch};
}

void WriteVertex(ImDrawList& draw_list, ImVec2 position, ImVec2 uv, ImU32 color) {
  *draw_list._VtxWritePtr++ = {position, uv, color};
}

void WriteTriangle(ImDrawList& draw_list, unsigned a, unsigned b, unsigned c) {
  ImDrawIdx* index = draw_list._IdxWritePtr;
  index[0] = static_cast<ImDrawIdx>(a);
  index[1] = static_cast<ImDrawIdx>(b);
  index[2] = static_cast<ImDrawIdx>(c);
  draw_list._IdxWritePtr += 3;
}

// Vertices 2i are the corners pulled in, 2i+1 pushed out and transparent; the fringe joins them.
void WriteRim(ImDrawList& draw_list, std::span<const ImVec2> outline, float orientation,
              const Paint& paint, unsigned base) {
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  const size_t n = outline.size();
  ImVec2 in = Unit(Minus(outline[0], outline[n - 1]));
  for (size_t i = 0; i < n; ++i) {
    const ImVec2 at = outline[i];
    const ImVec2 out = Unit(Minus(outline[i + 1 == n ? 0 : i + 1], at));
    const ImVec2 normal = CornerNormal(in, out, orientation);
    in = out;
    const ImU32 color = ColorAt(paint, at);
    WriteVertex(draw_list, Along(at, normal, -kHalfFringe), uv, color);
    WriteVertex(draw_list, Along(at, normal, kHalfFringe), uv, color & ~IM_COL32_A_MASK);
    const auto here = base + 2 * static_cast<unsigned>(i);
    const unsigned next = i + 1 == n ? base : here + 2;
    WriteTriangle(draw_list, here, here + 1, next + 1);
    WriteTriangle(draw_list, here, next + 1, next);
  }
}

void FillTriangles(ImDrawList& draw_list, std::span<const ImVec2> outline,
                   std::span<const int> triangles, float orientation, const Paint& paint) {
  const auto n = static_cast<int>(outline.size());
  draw_list.PrimReserve(static_cast<int>(triangles.size()) + 6 * n, 2 * n);
  const unsigned base = draw_list._VtxCurrentIdx;
  for (size_t i = 0; i + 2 < triangles.size(); i += 3) {
    WriteTriangle(draw_list, base + 2 * static_cast<unsigned>(triangles[i]),
                  base + 2 * static_cast<unsigned>(triangles[i + 1]),
                  base + 2 * static_cast<unsigned>(triangles[i + 2]));
  }
  WriteRim(draw_list, outline, orientation, paint, base);
  draw_list._VtxCurrentIdx += 2 * static_cast<unsigned>(n);
}

// As FillTriangles with the fan of a convex outline, without a list of triangles.
void FillFan(ImDrawList& draw_list, std::span<const ImVec2> outline, float orientation,
             const Paint& paint) {
  const auto n = static_cast<int>(outline.size());
  draw_list.PrimReserve(3 * (n - 2) + 6 * n, 2 * n);
  const unsigned base = draw_list._VtxCurrentIdx;
  for (unsigned i = 1; i + 1 < static_cast<unsigned>(n); ++i) {
    WriteTriangle(draw_list, base, base + 2 * i, base + 2 * (i + 1));
  }
  WriteRim(draw_list, outline, orientation, paint, base);
  draw_list._VtxCurrentIdx += 2 * static_cast<unsigned>(n);
}

int ArcSteps(float radius, float angle) {
  const float step = 2 * std::acos(1 - std::min(0.5F, kCurveTolerance / std::max(radius, 0.01F)));
  return std::clamp(static_cast<int>(std::ceil(angle / step)), 2, 96);
}

// Half a turn around `center` from center+from to center-from, both left out.
void AddCap(std::vector<ImVec2>& points, ImVec2 center, ImVec2 from, float side) {
  const int steps = ArcSteps(std::sqrt(from.x * from.x + from.y * from.y), kFullTurn / 2);
  for (int i = 1; i < steps; ++i) {
    const float angle = side * kFullTurn / 2 * static_cast<float>(i) / static_cast<float>(steps);
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    points.push_back({center.x + from.x * c - from.y * s, center.y + from.x * s + from.y * c});
  }
}

// Strokes one piece without sharp turns: a ribbon between two offset lines, a round cap at each
// end.
void StrokeSmoothPiece(ImDrawList& draw_list, std::span<const ImVec2> line, float first_radius,
                       float last_radius, const Paint& paint) {
  const size_t n = line.size();
  std::vector<ImVec2> outline;
  std::vector<ImVec2> back;
  outline.reserve(2 * n + 24);
  back.reserve(n);
  for (size_t i = 0; i < n; ++i) {
    const ImVec2 normal = CornerNormal(Unit(Minus(line[i], line[i == 0 ? 0 : i - 1])),
                                       Unit(Minus(line[i + 1 == n ? i : i + 1], line[i])), 1);
    const ImVec2 side = i == 0 || i + 1 == n ? Unit(normal) : normal;
    const float share = static_cast<float>(i) / static_cast<float>(n - 1);
    const float radius = first_radius + (last_radius - first_radius) * share;
    outline.push_back(Along(line[i], side, radius));
    back.push_back(Along(line[i], side, -radius));
  }
  const auto far_cap = static_cast<int>(outline.size());
  AddCap(outline, line.back(), Minus(outline.back(), line.back()), 1);
  const auto back_first = static_cast<int>(outline.size());
  outline.insert(outline.end(), back.rbegin(), back.rend());
  const auto near_cap = static_cast<int>(outline.size());
  AddCap(outline, line.front(), Minus(back.front(), line.front()), 1);

  std::vector<int> triangles;
  triangles.reserve(3 * outline.size());
  const auto last = static_cast<int>(n) - 1;
  for (int i = 0; i < last; ++i) {
    const int across = near_cap - 1 - i;
    triangles.insert(triangles.end(), {i, i + 1, across, across, i + 1, across - 1});
  }
  for (int i = far_cap; i < back_first; ++i) {
    triangles.insert(triangles.end(), {last, i, i + 1});
  }
  for (int i = near_cap; i < static_cast<int>(outline.size()); ++i) {
    const int next = i + 1 == static_cast<int>(outline.size()) ? 0 : i + 1;
    triangles.insert(triangles.end(), {near_cap - 1, i, next});
  }
  FillTriangles(draw_list, outline, triangles, 1, paint);
}

bool TurnsSharply(ImVec2 before, ImVec2 at, ImVec2 after) {
  constexpr float kCosine = 0.75F;  // about 40 degrees
  const ImVec2 in = Unit(Minus(at, before));
  const ImVec2 out = Unit(Minus(after, at));
  return in.x * out.x + in.y * out.y < kCosine;
}

}  // namespace

ImU32 MixColors(ImU32 from, ImU32 to, float share) {
  const auto weight = static_cast<uint32_t>(std::lround(share * 256));
  // Two channels at a time, with eight free bits above each.
  const uint32_t even = ((from & 0x00FF00FFU) * (256 - weight) + (to & 0x00FF00FFU) * weight) >> 8;
  const uint32_t odd =
      ((from >> 8) & 0x00FF00FFU) * (256 - weight) + ((to >> 8) & 0x00FF00FFU) * weight;
  return (even & 0x00FF00FFU) | (odd & 0xFF00FF00U);
}

ImU32 WithAlpha(ImU32 color, float alpha) {
  const auto own = static_cast<float>(color >> IM_COL32_A_SHIFT);
  const auto scaled = static_cast<ImU32>(std::lround(own * std::clamp(alpha, 0.0F, 1.0F)));
  return (color & ~IM_COL32_A_MASK) | (scaled << IM_COL32_A_SHIFT);
}

void FillOutline(ImDrawList& draw_list, std::span<const ImVec2> outline, const Paint& paint) {
  if (outline.size() < 3) return;
  const float orientation = TwiceArea(outline) >= 0 ? 1.0F : -1.0F;
  if (IsConvex(outline, orientation)) {
    FillFan(draw_list, outline, orientation, paint);
  } else {
    FillTriangles(draw_list, outline, Triangulate(outline, orientation), orientation, paint);
  }
}

void StrokeLine(ImDrawList& draw_list, std::span<const ImVec2> line, float first_width,
                float last_width, const Paint& paint) {
  if (line.size() < 2) return;
  const auto pieces = static_cast<float>(line.size() - 1);
  const auto radius_at = [&](size_t i) {
    return (first_width + (last_width - first_width) * static_cast<float>(i) / pieces) / 2;
  };
  size_t start = 0;
  for (size_t i = 1; i < line.size(); ++i) {
    const bool ends = i + 1 == line.size() || TurnsSharply(line[i - 1], line[i], line[i + 1]);
    if (!ends) continue;
    StrokeSmoothPiece(draw_list, line.subspan(start, i - start + 1), radius_at(start), radius_at(i),
                      paint);
    start = i;
  }
}

void FillEllipse(ImDrawList& draw_list, ImVec2 center, ImVec2 radii, const Paint& paint) {
  constexpr int kMaxPoints = 96;
  const int steps = std::max(8, ArcSteps(std::max(radii.x, radii.y), kFullTurn));
  ImVec2 points[kMaxPoints];
  const float c = std::cos(kFullTurn / static_cast<float>(steps));
  const float s = std::sin(kFullTurn / static_cast<float>(steps));
  ImVec2 unit{1, 0};
  for (int i = 0; i < steps; ++i) {
    points[i] = {center.x + radii.x * unit.x, center.y + radii.y * unit.y};
    unit = {unit.x * c - unit.y * s, unit.x * s + unit.y * c};
  }
  FillFan(draw_list, {points, static_cast<size_t>(steps)}, 1, paint);
}

void AddCurve(std::vector<ImVec2>& points, ImVec2 from, ImVec2 control1, ImVec2 control2,
              ImVec2 to) {
  // The second differences bound the distance between a cubic and its chords.
  const ImVec2 bend1{from.x - 2 * control1.x + control2.x, from.y - 2 * control1.y + control2.y};
  const ImVec2 bend2{control1.x - 2 * control2.x + to.x, control1.y - 2 * control2.y + to.y};
  const float bend =
      std::max(bend1.x * bend1.x + bend1.y * bend1.y, bend2.x * bend2.x + bend2.y * bend2.y);
  const float wanted = std::sqrt(0.75F * std::sqrt(bend) / kCurveTolerance);
  const int steps = std::clamp(static_cast<int>(std::ceil(wanted)), 1, 48);
  for (int i = 1; i <= steps; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(steps);
    const float u = 1 - t;
    const float b0 = u * u * u;
    const float b1 = 3 * u * u * t;
    const float b2 = 3 * u * t * t;
    const float b3 = t * t * t;
    points.push_back({b0 * from.x + b1 * control1.x + b2 * control2.x + b3 * to.x,
                      b0 * from.y + b1 * control1.y + b2 * control2.y + b3 * to.y});
  }
}

}  // namespace oneflower::ui
