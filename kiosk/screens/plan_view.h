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
  // Only a part of the plan (in its units), which fills the box as far as it can.
  PlanLayout(const ui::Box& box, const ui::Box& part);

  const ui::Box& box() const { return box_; }  // the plan, or the part of it, in pixels
  float scale() const { return scale_; }       // pixels in a unit
  ImVec2 At(float x, float y) const;           // units of the plan to pixels
  ui::Box BoxOf(float x, float y, float w, float h) const;
  PlanSpot SpotAt(ImVec2 pixel) const;  // held to the plan's edge
  ImVec2 UnitsAt(ImVec2 pixel) const;   // not held to anything

 private:
  ui::Box box_;
  ImVec2 from_{};  // the unit at the box's corner
  float scale_;
};

// The plan's size in its own units.
inline constexpr float kPlanWidth = 1000;
inline constexpr float kPlanHeight = 600;

// Land, roads, landmarks and buildings; `chosen` (a place's word) stands out. Without `names`
// nothing is written on it.
void DrawPlan(const ScreenContext& context, const PlanLayout& layout, const std::string& chosen,
              bool names = true);

// What somebody means who touches the plan there: the building or landmark under the finger or
// within `reach` units of it, else the spot.
PlanPlace PlaceAt(const Community& community, PlanSpot spot, int reach);

// "12栋3单元", "中庭泳池", "12栋旁边"; empty for no place, and for one this plan does not have.
std::string PlaceText(const ScreenContext& context, const std::string& word);

}  // namespace oneflower
