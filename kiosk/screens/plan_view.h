// The community's plan, drawn from its data: for choosing a place, for the wall as a map.
#pragma once

#include <string>

#include "kiosk/screens/screen.h"
#include "shared/domain/plan_place.h"

namespace oneflower {

// How the plan lies in a box: as large as it can, in its middle.
class PlanLayout {
 public:
  explicit PlanLayout(const ui::Box& box);

  const ui::Box& box() const { return box_; }  // the plan itself, pixels
  ImVec2 At(float x, float y) const;           // units of the plan to pixels
  ui::Box BoxOf(float x, float y, float w, float h) const;
  PlanSpot SpotAt(ImVec2 pixel) const;  // held to the plan's edge

 private:
  ui::Box box_;
  float scale_;
};

// The plan's size in its own units.
inline constexpr float kPlanWidth = 1000;
inline constexpr float kPlanHeight = 600;

// Land, roads, landmarks and buildings; `chosen` (a place's word) stands out.
void DrawPlan(const ScreenContext& context, const PlanLayout& layout, const std::string& chosen);

// What somebody means who touches the plan there: the building or landmark under the finger or
// within `reach` units of it, else the spot.
PlanPlace PlaceAt(const Community& community, PlanSpot spot, int reach);

// "12栋3单元", "中庭泳池", "12栋旁边"; empty for no place, and for one this plan does not have.
std::string PlaceText(const ScreenContext& context, const std::string& word);

}  // namespace oneflower
