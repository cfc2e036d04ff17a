#include "kiosk/screens/plan_view.h"

#include <algorithm>
#include <cmath>

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

constexpr float kMarkPart = 0.05F;  // of the plan's height: half the width of the largest mark

// A name on the plan, where it has room; what has none is told beside the plan once it is chosen.
void DrawName(Frame& frame, const Box& box, const std::string& name, const ui::Tone& tone) {
  const float width = frame.text.Width(Face::kSmall, name);
  const float height = frame.metrics.HanPx(Face::kSmall);
  if (width > box.Width() - frame.Mm(1) || height > box.Height()) return;
  const ImVec2 at = {box.Center().x - width / 2,
                     box.Center().y - frame.metrics.LinePx(Face::kSmall) / 2};
  frame.text.Draw(frame.draw, Face::kSmall, at, tone.ink, name);
}

void DrawHouse(Frame& frame, const Box& box, const std::string& name, bool chosen) {
  const ui::Tone& tone = chosen ? frame.theme.red : frame.theme.card;
  const float round = frame.Mm(1.2F);
  frame.draw.AddRectFilled(box.min, box.max, tone.ground, round);
  frame.draw.AddRect(box.min, box.max, frame.theme.border, round, 0, frame.Mm(0.4F));
  if (!name.empty()) DrawName(frame, box, name, tone);
}

void DrawMark(Frame& frame, ImVec2 tip, float most) {
  const float r = std::min(frame.Mm(4), most);
  const ImVec2 head = {tip.x, tip.y - r * 1.9F};
  frame.draw.AddTriangleFilled({head.x - r * 0.86F, head.y + r * 0.5F},
                               {head.x + r * 0.86F, head.y + r * 0.5F}, tip,
                               frame.theme.red.ground);
  frame.draw.AddCircleFilled(head, r, frame.theme.red.ground);
  frame.draw.AddCircleFilled(head, r * 0.42F, frame.theme.red.ink);
}

template <typename Area>
float DistanceTo(const Area& area, PlanSpot spot) {
  const auto x = static_cast<float>(spot.x);
  const auto y = static_cast<float>(spot.y);
  const float across = std::max({area.x - x, x - area.x - area.w, 0.0F});
  const float down = std::max({area.y - y, y - area.y - area.h, 0.0F});
  return std::hypot(across, down);
}

const Building* Nearest(const Community& community, PlanSpot spot) {
  const auto nearest = std::ranges::min_element(
      community.buildings, {},
      [&](const Building& building) { return DistanceTo(building, spot); });
  return nearest != community.buildings.end() ? &*nearest : nullptr;
}

void DrawGround(const ScreenContext& context, const PlanLayout& layout, const PlanPlace& place,
                bool names) {
  Frame& frame = context.frame;
  const Community& community = context.community;
  const ui::Clipped inside(frame, layout.box());
  frame.draw.AddRectFilled(layout.box().min, layout.box().max, frame.theme.green_pale.ground,
                           frame.metrics.Round());
  for (const Road& road : community.roads) {
    const Box box = layout.BoxOf(road.x, road.y, road.w, road.h);
    frame.draw.AddRectFilled(box.min, box.max, frame.theme.paper.ground);
  }
  for (const Landmark& landmark : community.landmarks) {
    const Box box = layout.BoxOf(landmark.x, landmark.y, landmark.w, landmark.h);
    const bool here = landmark.id == place.landmark;
    const ui::Tone& tone = here ? frame.theme.red : frame.theme.blue_pale;
    frame.draw.AddRectFilled(box.min, box.max, tone.ground, box.Height() * 0.3F);
    if (names) DrawName(frame, box, context.In(landmark.name), tone);
  }
  for (const Building& building : community.buildings) {
    DrawHouse(frame, layout.BoxOf(building.x, building.y, building.w, building.h),
              names ? std::to_string(building.number) : std::string(),
              building.number == place.building);
  }
}

}  // namespace

PlanLayout::PlanLayout(const Box& box)
    : scale_(std::min(box.Width() / kPlanWidth, box.Height() / kPlanHeight)) {
  box_ = box.Middle(kPlanWidth * scale_, kPlanHeight * scale_);
}

PlanLayout::PlanLayout(const Box& box, const Box& part)
    : from_(part.min), scale_(std::min(box.Width() / part.Width(), box.Height() / part.Height())) {
  box_ = box.Middle(part.Width() * scale_, part.Height() * scale_);
}

ImVec2 PlanLayout::At(float x, float y) const {
  return {box_.min.x + (x - from_.x) * scale_, box_.min.y + (y - from_.y) * scale_};
}

ImVec2 PlanLayout::UnitsAt(ImVec2 pixel) const {
  return {from_.x + (pixel.x - box_.min.x) / scale_, from_.y + (pixel.y - box_.min.y) / scale_};
}

Box PlanLayout::BoxOf(float x, float y, float w, float h) const {
  return {At(x, y), At(x + w, y + h)};
}

PlanSpot PlanLayout::SpotAt(ImVec2 pixel) const {
  const ImVec2 units = UnitsAt(pixel);
  return {static_cast<int>(std::clamp(units.x, 0.0F, kPlanWidth)),
          static_cast<int>(std::clamp(units.y, 0.0F, kPlanHeight))};
}

void DrawPlan(const ScreenContext& context, const PlanLayout& layout, const std::string& chosen,
              bool names) {
  DrawGround(context, layout, ParsePlace(chosen), names);
  // The mark may reach over the plan's edge.
  if (const auto spot = SpotOf(context.community, chosen)) {
    DrawMark(context.frame, layout.At(static_cast<float>(spot->x), static_cast<float>(spot->y)),
             layout.box().Height() * kMarkPart);
  }
}

PlanPlace PlaceAt(const Community& community, PlanSpot spot, int reach) {
  for (const Landmark& landmark : community.landmarks) {
    if (DistanceTo(landmark, spot) == 0) return {.spot = {}, .landmark = landmark.id};
  }
  const Building* building = Nearest(community, spot);
  if (building != nullptr && DistanceTo(*building, spot) <= static_cast<float>(reach)) {
    return {.building = building->number, .spot = {}, .landmark = {}};
  }
  for (const Landmark& landmark : community.landmarks) {
    if (DistanceTo(landmark, spot) <= static_cast<float>(reach)) {
      return {.spot = {}, .landmark = landmark.id};
    }
  }
  return {.spot = spot, .landmark = {}};
}

std::string PlaceText(const ScreenContext& context, const std::string& word) {
  const Frame& frame = context.frame;
  const Community& community = context.community;
  if (!SpotOf(community, word)) return {};
  const PlanPlace place = ParsePlace(word);
  if (place.spot) {
    const Building* building = Nearest(community, *place.spot);
    if (building == nullptr) return frame.T("place.outside");
    return frame.T("place.beside", {{"building", std::to_string(building->number)}});
  }
  if (place.building == 0) {
    return context.In(std::ranges::find(community.landmarks, place.landmark, &Landmark::id)->name);
  }
  const std::string building = std::to_string(place.building);
  if (place.unit == 0) return frame.T("place.building", {{"building", building}});
  return frame.T("place.unit", {{"building", building}, {"unit", std::to_string(place.unit)}});
}

}  // namespace oneflower
