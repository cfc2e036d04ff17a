#include "kiosk/ui/ink_pad.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "kiosk/ui/picture_pen.h"
#include "kiosk/ui/widgets.h"

namespace oneflower::ui {
namespace {

constexpr float kInkMm = 4.2F;
constexpr float kTailMm = 1.4F;
// Nearer points are the panel's noise and make the line shake.
constexpr float kLeastStepMm = 0.8F;
// The last part of a stroke is where the brush is lifted.
constexpr float kTailShare = 0.3F;

float Side(const Box& box) { return std::max(box.Width(), box.Height()); }

void DashedLine(Frame& frame, ImVec2 from, ImVec2 to, ImU32 color) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  const float dash = frame.Mm(2.2F);
  const ImVec2 unit = {(to.x - from.x) / length, (to.y - from.y) / length};
  for (float at = 0; at < length; at += 2 * dash) {
    const float end = std::min(at + dash, length);
    frame.draw.AddLine({from.x + unit.x * at, from.y + unit.y * at},
                       {from.x + unit.x * end, from.y + unit.y * end}, color, frame.Mm(0.35F));
  }
}

// 米字格, as in a school exercise book: a square with its cross and diagonals.
void DrawSquare(Frame& frame, const Box& pad) {
  const float side = std::min(pad.Width(), pad.Height()) - frame.Mm(8);
  const Box square = pad.Middle(side, side);
  const ImU32 line = MixColors(frame.theme.card.ground, frame.theme.red.ground, 0.30F);
  const ImVec2 center = square.Center();
  DashedLine(frame, square.min, square.max, line);
  DashedLine(frame, {square.max.x, square.min.y}, {square.min.x, square.max.y}, line);
  DashedLine(frame, {center.x, square.min.y}, {center.x, square.max.y}, line);
  DashedLine(frame, {square.min.x, center.y}, {square.max.x, center.y}, line);
  frame.draw.AddRect(square.min, square.max, line, frame.Mm(1), 0, frame.Mm(0.5F));
}

// Without the panel's noise, and round where the finger was too quick for the panel.
std::vector<ImVec2> Smoothed(const std::vector<ImVec2>& points, float least_step) {
  std::vector<ImVec2> kept;
  for (const ImVec2& point : points) {
    if (kept.empty() ||
        std::hypot(point.x - kept.back().x, point.y - kept.back().y) >= least_step) {
      kept.push_back(point);
    }
  }
  if (kept.size() < 3) return kept;
  std::vector<ImVec2> smooth{kept.front()};
  for (size_t i = 1; i + 1 < kept.size(); ++i) {
    const ImVec2 from =
        i == 1 ? kept[0] : ImVec2{(kept[i - 1].x + kept[i].x) / 2, (kept[i - 1].y + kept[i].y) / 2};
    const ImVec2 to = i + 2 == kept.size() ? kept[i + 1]
                                           : ImVec2{(kept[i].x + kept[i + 1].x) / 2,
                                                    (kept[i].y + kept[i + 1].y) / 2};
    const auto toward = [&](ImVec2 end) {
      return ImVec2{end.x + (kept[i].x - end.x) * 2 / 3, end.y + (kept[i].y - end.y) * 2 / 3};
    };
    AddCurve(smooth, from, toward(from), toward(to), to);
  }
  return smooth;
}

void DrawStroke(Frame& frame, const std::vector<ImVec2>& points) {
  if (points.empty()) return;
  const ImU32 color = frame.theme.card.ink;
  const std::vector<ImVec2> line = Smoothed(points, frame.Mm(kLeastStepMm));
  const float width = frame.Mm(kInkMm);
  if (line.size() < 2) {
    FillEllipse(frame.draw, line.front(), {width / 2, width / 2}, color);
    return;
  }
  const auto tail = static_cast<size_t>(static_cast<float>(line.size() - 1) * (1 - kTailShare));
  const std::span<const ImVec2> whole(line);
  StrokeLine(frame.draw, whole.first(tail + 1), width * 0.85F, width, color);
  StrokeLine(frame.draw, whole.subspan(tail), width, frame.Mm(kTailMm), color);
}

ImVec2 Inside(const Box& box, ImVec2 point) {
  return {std::clamp(point.x, box.min.x, box.max.x), std::clamp(point.y, box.min.y, box.max.y)};
}

// The stroke under the finger; its shares once the finger is up.
std::optional<PadStroke> Follow(Frame& frame, const Box& box, const std::string& id) {
  StrokeState& state = frame.memory.stroke;
  const PointerFrame& pointer = frame.pointer;
  const bool ours = pointer.stroked == id;
  if (pointer.stroke_begun || (state.canvas == id && !ours)) {
    std::ranges::fill(state.points, ImVec2{});
    state.points.clear();
    state.canvas = ours ? id : std::string();
  }
  if (!ours || state.canvas != id) return std::nullopt;
  for (const ImVec2& point : pointer.stroke) state.points.push_back(Inside(box, point));
  if (!pointer.stroke_ended) return std::nullopt;
  PadStroke shares;
  for (const ImVec2& point : state.points) {
    shares.push_back({(point.x - box.min.x) / Side(box), (point.y - box.min.y) / Side(box)});
  }
  return shares;
}

}  // namespace

std::optional<PadStroke> DrawInkPad(Frame& frame, const Box& box, const InkPadSpec& spec) {
  DrawCard(frame, box, frame.theme.card);
  const OnGround on(frame, frame.theme.card);
  DrawSquare(frame, box);
  frame.Record({.id = spec.id, .role = Role::kCanvas, .label = spec.label, .box = box});
  auto finished = Follow(frame, box, spec.id);
  StrokeState& state = frame.memory.stroke;
  const bool writing = state.canvas == spec.id && !state.points.empty();
  if (spec.ink.empty() && !writing) {
    Box foot = box.Inset(frame.Mm(6), frame.Mm(5));
    const Box line = foot.TakeBottom(frame.metrics.LinePx(Face::kSmall));
    frame.Text(line, spec.hint,
               {.face = Face::kSmall,
                .color = frame.theme.ink_soft,
                .align = Align::kCenter,
                .max_lines = 1});
  }
  const Clipped inside(frame, box);
  for (const PadStroke& stroke : spec.ink) {
    std::vector<ImVec2> points;
    for (const ImVec2& share : stroke) {
      points.push_back({box.min.x + share.x * Side(box), box.min.y + share.y * Side(box)});
    }
    DrawStroke(frame, points);
  }
  if (state.canvas == spec.id) DrawStroke(frame, state.points);
  if (finished) {
    std::ranges::fill(state.points, ImVec2{});
    state = {};
  }
  return finished;
}

}  // namespace oneflower::ui
