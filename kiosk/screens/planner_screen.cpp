#include "kiosk/screens/planner_screen.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "kiosk/screens/pens.h"
#include "kiosk/screens/planner_tools.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Frame;
using Kind = PlannerTool::Kind;

// Points of a line are no nearer than this to each other: a hand trembles more.
constexpr float kPointMm = 1.2F;
constexpr float kEraserMm = 6;

float Distance(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

// One finger on the plan, from where it went down to where it is.
class Finger {
 public:
  Finger(Frame& frame, const PlanLayout& layout, const PlannerModel& model)
      : frame_(frame), layout_(layout), model_(model) {}

  // Adds what the finger did since the last frame; what it means once it is known.
  Intent Follow() {
    const ui::PointerFrame& pointer = frame_.pointer;
    if (pointer.stroked != "plan") return {};
    std::vector<ImVec2>& points = frame_.memory.stroke.points;
    if (pointer.stroke_begun || frame_.memory.stroke.canvas != "plan") Forget();
    frame_.memory.stroke.canvas = "plan";
    points.insert(points.end(), pointer.stroke.begin(), pointer.stroke.end());
    if (points.empty()) return {};
    down_ = true;
    if (!pointer.stroke_ended) return model_.tool.kind == Kind::kEraser ? Rub() : Intent();
    // What it means is applied after this frame, which still shows the finger's work.
    ended_ = points;
    Forget();
    return Meant();
  }

  // A block that is being moved, and where it would stand.
  SheetLook Look() const {
    SheetLook look = {.chosen = model_.chosen};
    const PlacedBlock* held = Held();
    if (!down_ || held == nullptr || !Moved()) return look;
    look.lifted = held->id;
    look.lifted_at = Target(*held);
    return look;
  }

  // The line that grows under it.
  void DrawGrowing() const {
    const auto& points = Points();
    if (!down_ || model_.tool.kind != Kind::kPen || points.size() < 2) return;
    const ui::Clipped inside(frame_, layout_.box());
    const float pen = std::max(1.5F, layout_.box().Width() * 0.007F);
    ui::StrokeLine(frame_.draw, points, pen, pen, PenColor(model_.tool.pen));
  }

 private:
  void Forget() {
    auto& points = frame_.memory.stroke.points;
    std::ranges::fill(points, ImVec2{});
    points.clear();
  }

  const std::vector<ImVec2>& Points() const {
    return ended_.empty() ? frame_.memory.stroke.points : ended_;
  }

  bool Moved() const {
    const float slop = frame_.Mm(ui::Pointer::kSlopMm);
    return std::ranges::any_of(
        Points(), [&](ImVec2 point) { return Distance(point, Points().front()) > slop; });
  }

  const PlacedBlock* Held() const {
    if (model_.tool.Draws() || Points().empty()) return nullptr;
    return BlockOf(model_.sheet, BlockAt(layout_, model_.sheet, Points().front()));
  }

  // Where a block stands that went along with the finger.
  ImVec2 Target(const PlacedBlock& block) const {
    const ImVec2 at = PixelOf(layout_, block.at);
    const ImVec2 from = Points().front();
    const ImVec2 to = Points().back();
    return {at.x + to.x - from.x, at.y + to.y - from.y};
  }

  SheetSpot Spot(ImVec2 pixel) const { return SheetSpotAt(layout_, pixel); }

  Intent Rub() const {
    planner::RubOut rub;
    for (const ImVec2& point : frame_.pointer.stroke) rub.points.push_back(Spot(point));
    rub.reach = static_cast<int>(frame_.Mm(kEraserMm) / layout_.scale() * 10);
    return rub.points.empty() ? Intent() : Intent(Act(std::move(rub)));
  }

  Intent Line() const {
    planner::DrawLine line;
    ImVec2 last{};
    for (const ImVec2& point : Points()) {
      if (!line.points.empty() && Distance(point, last) < frame_.Mm(kPointMm)) continue;
      line.points.push_back(Spot(point));
      last = point;
    }
    return Act(std::move(line));
  }

  Intent Meant() const {
    if (model_.tool.kind == Kind::kEraser) return Rub();
    if (model_.tool.kind == Kind::kPen) return Line();
    const PlacedBlock* held = Held();
    const ImVec2 to = Points().back();
    if (held != nullptr) {
      if (!Moved()) return Act(planner::ChooseBlock{held->id});
      return Act(planner::MoveBlock{held->id, Spot(Target(*held))});
    }
    if (model_.tool.kind == Kind::kBlock) {
      return Act(planner::PlaceBlock{model_.tool.block, Spot(to)});
    }
    if (model_.chosen != 0 && !Moved()) return Act(planner::MoveBlock{model_.chosen, Spot(to)});
    return {};
  }

  Frame& frame_;
  const PlanLayout& layout_;
  const PlannerModel& model_;
  bool down_ = false;
  std::vector<ImVec2> ended_;
};

// The plan as a grid of large buttons: which part is to be seen more closely.
void DrawParts(const ScreenContext& context, const PlanLayout& layout, Intent& intent) {
  Frame& frame = context.frame;
  const Box box = layout.box().Inset(frame.Mm(2));
  const float gap = frame.metrics.Gap();
  for (int part = 1; part <= kPlanParts; ++part) {
    const Box place = box.Row((part - 1) / kPartsAcross, kPartsAcross, gap)
                          .Column((part - 1) % kPartsAcross, kPartsAcross, gap);
    const std::string id = "part." + std::to_string(part);
    const ImU32 veil =
        ui::WithAlpha(frame.theme.blue_pale.ground, frame.Pressed(id) ? 0.9F : 0.55F);
    frame.draw.AddRectFilled(place.min, place.max, veil, frame.metrics.Round());
    frame.draw.AddRect(place.min, place.max, frame.theme.blue_pale.ink, frame.metrics.Round(), 0,
                       frame.Mm(0.8F));
    const float side = std::min(frame.Mm(12), place.Height() * 0.5F);
    const Box sign = place.Middle(side, side);
    frame.draw.AddCircleFilled(sign.Center(), side * 0.75F, frame.theme.card.ground);
    ui::DrawIcon(frame.draw, ui::Icon::kSearch, sign, frame.theme.card.ink);
    frame.Record({.id = id,
                  .role = ui::Role::kButton,
                  .label = frame.T("planner.part", {{"part", std::to_string(part)}}),
                  .box = place});
    Ask(intent, frame.Tapped(id), Act(planner::ShowPart{part}));
  }
}

// What to do next, in one line over the plan.
std::string Hint(Frame& frame, const PlannerModel& model) {
  if (model.choosing_part) return frame.T("planner.hint_part");
  if (model.tool.kind == Kind::kEraser) return frame.T("planner.hint_eraser");
  if (model.tool.kind == Kind::kPen) {
    return frame.T(model.full_of_drawing ? "planner.full_of_drawing" : "planner.hint_pen");
  }
  if (model.full) return frame.T("planner.full");
  if (model.tool.kind == Kind::kBlock) return frame.T("planner.hint_place");
  return frame.T(model.chosen != 0 ? "planner.hint_chosen" : "planner.hint");
}

void DrawDesk(const ScreenContext& context, const PlanLayout& layout, const PlannerModel& model,
              const CarriedBlock& carried, Intent& intent) {
  Frame& frame = context.frame;
  Finger finger(frame, layout, model);
  const Intent meant = model.choosing_part ? Intent() : finger.Follow();
  DrawSheet(context, layout, model.sheet, finger.Look());
  finger.DrawGrowing();
  if (model.choosing_part) {
    DrawParts(context, layout, intent);
  } else {
    frame.Record({.id = "plan",
                  .role = ui::Role::kCanvas,
                  .label = frame.T("planner.plan"),
                  .box = layout.box()});
  }
  Ask(intent, !meant.IsFirst(), meant);
  if (carried.kind.empty()) return;
  const bool over = layout.box().Contains(carried.at);
  if (carried.dropped && over) {
    Ask(intent, true, Act(planner::PlaceBlock{carried.kind, SheetSpotAt(layout, carried.at)}));
  }
}

}  // namespace

Intent DrawPlanner(const ScreenContext& context, const PlannerModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(3));
  const float gap = frame.metrics.GroupGap(4);
  const float control = frame.metrics.Control();
  const float hint = frame.metrics.LinePx(ui::Face::kBody);
  const float cell = frame.metrics.HanPx(ui::Face::kSmall) * 4 + frame.Mm(4);
  Box palette;
  Box side;
  if (frame.metrics.Portrait()) {
    const float plan = content.Width() * kSheetPictureHeight + hint + control + 2 * frame.Mm(2);
    Box below = content.TakeBottom(content.Height() - plan - gap, gap);
    side = below.TakeRight(below.Width() * 0.34F, gap);
    palette = below;
  } else {
    side = content.TakeRight(std::max(frame.Mm(62), content.Width() * 0.15F), gap);
    const float wide = std::max(cell, control) * 2 + frame.metrics.Gap() + frame.Mm(6) + 2;
    palette = content.TakeLeft(wide, gap);
  }
  const CarriedBlock carried = DrawPalette(context, palette, model, intent);
  DrawSheetButtons(context, side, model, intent);
  DrawBlockTools(context, content.TakeBottom(control, frame.metrics.Gap()), model, intent);
  frame.Text(content.TakeTop(hint, frame.Mm(1)), Hint(frame, model),
             {.align = ui::Align::kCenter,
              .max_lines = 1,
              .role = ui::Role::kStatus,
              .id = "planner.hint"});
  const PlanLayout layout(content, PartOfPlan(model.part));
  DrawDesk(context, layout, model, carried, intent);
  const bool stays = carried.dropped && layout.box().Contains(carried.at);
  if (!carried.kind.empty() && (!carried.dropped || stays)) {
    DrawCarriedBlock(context, layout, carried.kind, carried.at);
    frame.animating = true;
  }
  return intent;
}

}  // namespace oneflower
