#include "kiosk/features/wall/wall_map.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "kiosk/screens/plan_view.h"
#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

// Below that part of the width the whole plan would be too small to find one's house: it scrolls.
constexpr float kNarrow = 0.62F;

// One flower of the map with everything that it stands for.
struct Bed {
  Box tap;
  const MapFlower* first = nullptr;  // where most stand; the others are around it
  int64_t count = 0;
  std::vector<std::string> grounds;
};

// A control's box around the place, inside of the plan.
Box TapAround(ImVec2 at, float side, const Box& plan) {
  const float x = std::clamp(at.x - side / 2, plan.min.x, std::max(plan.min.x, plan.max.x - side));
  const float y = std::clamp(at.y - side / 2, plan.min.y, std::max(plan.min.y, plan.max.y - side));
  return Box::At(x, y, side, side);
}

float Between(const Box& a, const Box& b) {
  return std::hypot(a.Center().x - b.Center().x, a.Center().y - b.Center().y);
}

// The fullest grounds first, of two alike the newer one: each takes room for a finger, and what
// finds none left joins the nearest.
std::vector<Bed> BedsOf(const Frame& frame, const PlanLayout& layout, const WallModel& model) {
  std::vector<const MapFlower*> order;
  for (const MapFlower& flower : model.map) order.push_back(&flower);
  std::ranges::sort(order, std::greater(), [](const MapFlower* flower) {
    return std::pair(flower->count, flower->newest);
  });
  const float side = frame.metrics.Control();
  const float gap = frame.metrics.Gap();
  std::vector<Bed> beds;
  for (const MapFlower* flower : order) {
    const ImVec2 at =
        layout.At(static_cast<float>(flower->spot.x), static_cast<float>(flower->spot.y));
    const Box tap = TapAround(at, side, layout.box());
    const Box wide = tap.Inset(-gap);
    Bed* nearest = nullptr;
    for (Bed& bed : beds) {
      if (bed.tap.Meet(wide).Empty()) continue;
      if (nearest == nullptr || Between(bed.tap, tap) < Between(nearest->tap, tap)) nearest = &bed;
    }
    if (nearest == nullptr) nearest = &beds.emplace_back(Bed{.tap = tap, .first = flower});
    nearest->count += flower->count;
    nearest->grounds.push_back(flower->ground);
  }
  // From the back to the front.
  std::ranges::stable_sort(beds, {}, [](const Bed& bed) { return bed.tap.min.y; });
  return beds;
}

void DrawNumber(Frame& frame, const Box& tap, int64_t count) {
  const std::string number = std::to_string(count);
  const float height = frame.metrics.LinePx(Face::kSmall);
  const float width = std::max(height, frame.text.Width(Face::kSmall, number) + frame.Mm(3));
  const Box plate = Box::At(tap.max.x - width, tap.min.y, width, height);
  frame.draw.AddRectFilled(plate.min, plate.max, frame.theme.red.ground, height / 2);
  frame.text.Draw(frame.draw, Face::kSmall,
                  {plate.Center().x - frame.text.Width(Face::kSmall, number) / 2, plate.min.y},
                  frame.theme.red.ink, number);
}

std::string LabelOf(const ScreenContext& context, const Bed& bed) {
  const char* id = bed.grounds.size() > 1 ? "map.around" : "map.here";
  return context.frame.T(
      id, {{"place", PlaceText(context, bed.first->ground)}, {"count", std::to_string(bed.count)}});
}

void DrawBed(const ScreenContext& context, const Bed& bed, const WallModel& model, const Box& card,
             WallIntent& intent) {
  Frame& frame = context.frame;
  if (bed.tap.Meet(frame.clip).Empty()) return;
  const ImVec2 root = {bed.tap.Center().x, bed.tap.max.y - frame.Mm(1)};
  const bool chosen = model.chosen && model.grounds == bed.grounds;
  if (chosen) {
    frame.draw.AddCircleFilled(bed.tap.Center(), bed.tap.Width() * 0.5F, frame.theme.card.ground);
  }
  const MapFlower& first = *bed.first;
  ui::DrawFlower(
      frame.draw, root, bed.tap.Height() - frame.Mm(2),
      FlowerOf(first.stage, first.topic, static_cast<uint64_t>(first.newest), context.community),
      {frame.Seconds(), 1});
  if (bed.count > 1) DrawNumber(frame, bed.tap, bed.count);
  if (!bed.tap.Meet(card.Inset(-frame.metrics.Gap())).Empty()) return;
  const std::string id = "ground." + first.ground;
  frame.Record({.id = id,
                .role = ui::Role::kButton,
                .label = LabelOf(context, bed),
                .box = bed.tap,
                .selected = chosen});
  Ask(intent, frame.Tapped(id), wall::SelectGround{bed.grounds});
}

void DrawFlowers(const ScreenContext& context, const PlanLayout& layout, const WallModel& model,
                 const Box& card, WallIntent& intent) {
  DrawPlan(context, layout, {});
  const ui::Clipped inside(context.frame, layout.box());
  for (const Bed& bed : BedsOf(context.frame, layout, model)) {
    DrawBed(context, bed, model, card, intent);
  }
}

struct MapRoom {
  Box plan;
  std::string nowhere;  // how many tell no place; empty: none
  Box foot;             // where that is said
};

MapRoom RoomOf(const ScreenContext& context, const Box& wall, const WallModel& model) {
  Frame& frame = context.frame;
  MapRoom room = {.plan = wall.Inset(frame.metrics.Margin(), frame.metrics.BarPad())};
  if (model.nowhere == 0) return room;
  room.nowhere = frame.T("map.nowhere", {{"count", std::to_string(model.nowhere)}});
  const float height = frame.TextHeight(room.nowhere, Face::kSmall, room.plan.Width());
  room.foot = room.plan.TakeBottom(height, frame.Mm(1.5F));
  return room;
}

}  // namespace

float MapStripWidth(const ScreenContext& context, const Box& wall, const WallModel& model) {
  Frame& frame = context.frame;
  const Box room = RoomOf(context, wall, model).plan;
  if (PlanLayout(room).box().Width() >= room.Width() * kNarrow) return 0;
  return ui::PageStripWidth(frame, room) + frame.metrics.Gap();
}

void DrawWallMap(const ScreenContext& context, const Box& box, const WallModel& model,
                 const Box& card, WallIntent& intent) {
  Frame& frame = context.frame;
  const auto& [room, words, foot] = RoomOf(context, box, model);
  if (!words.empty()) {
    frame.Text(foot, words, {.face = Face::kSmall, .role = ui::Role::kStatus, .id = "map.nowhere"});
  }
  const float strip = MapStripWidth(context, box, model);
  if (strip == 0) return DrawFlowers(context, PlanLayout(room), model, card, intent);
  const float width = room.Width() - strip;
  const float height = width * kPlanHeight / kPlanWidth;
  const ui::ScrollArea area(frame, "map", room, height, ui::Axis::kDown);
  const ImVec2 at = area.Origin();
  DrawFlowers(context, PlanLayout(Box::At(at.x, at.y, width, height)), model, card, intent);
}

}  // namespace oneflower
