#include "kiosk/input/sketch.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "kiosk/input/png_surface.h"
#include "kiosk/input/sketch_paint.h"

namespace oneflower {
namespace {

constexpr size_t kPiece = 8;  // points

float DistanceTo(SketchPoint p, SketchPoint a, SketchPoint b) {
  const float across = b.x - a.x;
  const float down = b.y - a.y;
  const float length = across * across + down * down;
  const float share =
      length > 0 ? std::clamp(((p.x - a.x) * across + (p.y - a.y) * down) / length, 0.0F, 1.0F) : 0;
  return std::hypot(p.x - a.x - share * across, p.y - a.y - share * down);
}

bool Touches(const Sketch::Stroke& stroke, SketchPoint at) {
  const auto& points = stroke.points;
  const float reach = (kEraserWidth + kPenWidth) / 2;
  if (points.size() == 1) return DistanceTo(at, points[0], points[0]) < reach;
  for (size_t i = 0; i + 1 < points.size(); ++i) {
    if (DistanceTo(at, points[i], points[i + 1]) < reach) return true;
  }
  return false;
}

void PaintStroke(cairo_t* cairo, const Sketch::Stroke& stroke) {
  const uint32_t rgb = kPenColors[stroke.color];
  cairo_set_source_rgb(cairo, (rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0,
                       (rgb & 0xFF) / 255.0);
  // A line that crosses itself costs cairo the square of its length: it is drawn piece by piece.
  const auto& points = stroke.points;
  for (size_t begin = 0; begin == 0 || begin + 1 < points.size(); begin += kPiece) {
    cairo_move_to(cairo, points[begin].x, points[begin].y);
    const size_t end = std::min(begin + kPiece, points.size() - 1);
    for (size_t i = begin; i <= end; ++i) cairo_line_to(cairo, points[i].x, points[i].y);
    cairo_stroke(cairo);
  }
}

}  // namespace

void Sketch::Draw(const SketchTool& tool, std::span<const SketchPoint> points) {
  if (points.empty() || (Full() && !tool.eraser)) return;
  if (!drawing_) {
    drawing_ = true;
    changed_ = false;
    ++step_;
  }
  if (tool.eraser) {
    for (const SketchPoint& point : points) Erase(point);
    return;
  }
  if (!changed_) strokes_.push_back({.color = tool.color, .points = {}, .born = step_});
  changed_ = true;
  auto& line = strokes_.back().points;
  line.insert(line.end(), points.begin(), points.end());
  points_ += points.size();
}

void Sketch::Erase(SketchPoint at) {
  for (Stroke& stroke : strokes_) {
    if (stroke.erased != 0 || !Touches(stroke, at)) continue;
    stroke.erased = step_;
    changed_ = true;
  }
}

void Sketch::EndStroke() {
  if (drawing_ && !changed_) --step_;  // rubbing where nothing is, is no step
  drawing_ = false;
}

void Sketch::Undo() {
  EndStroke();
  if (step_ == 0) return;
  for (Stroke& stroke : strokes_) {
    if (stroke.erased == step_) stroke.erased = 0;
  }
  if (!strokes_.empty() && strokes_.back().born == step_) {
    points_ -= strokes_.back().points.size();
    strokes_.pop_back();
  }
  --step_;
}

void Sketch::Wipe() {
  for (Stroke& stroke : strokes_) std::ranges::fill(stroke.points, SketchPoint{});
  *this = Sketch();
}

bool Sketch::Empty() const {
  return std::ranges::all_of(strokes_, [](const Stroke& stroke) { return stroke.erased != 0; });
}

void PaintStrokes(cairo_t* cairo, const Sketch& sketch, int width) {
  cairo_scale(cairo, width, width);
  cairo_set_line_width(cairo, kPenWidth);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  for (const Sketch::Stroke& stroke : sketch.strokes()) {
    if (stroke.erased == 0 && !stroke.points.empty()) PaintStroke(cairo, stroke);
  }
}

Result<Bytes> SketchPng(const Sketch& sketch, int width) {
  const int height = static_cast<int>(static_cast<float>(width) * kSheetHeight);
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), cairo_surface_destroy);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()),
                                                                 cairo_destroy);
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  PaintStrokes(cairo.get(), sketch, width);
  return PngOf(surface.get());
}

}  // namespace oneflower
