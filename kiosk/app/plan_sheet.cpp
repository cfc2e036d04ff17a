#include "kiosk/app/plan_sheet.h"

#include <string>
#include <vector>

#include "kiosk/input/sheet_ground.h"
#include "kiosk/screens/plan_view.h"

namespace oneflower {
namespace {

// As pale as paper, so that every pen is seen on it; the same in every theme, for it is kept.
constexpr uint32_t kPaper = 0xFFFFFF;
constexpr uint32_t kLand = 0xE4F2E4;
constexpr uint32_t kRoad = 0xFFF6EA;
constexpr uint32_t kLandmark = 0xDCEAF5;
constexpr uint32_t kHouse = 0xF4E9DA;

}  // namespace

Pixels PlanSheet(const Community& community, int width) {
  constexpr float kUnit = 1 / kPlanWidth;
  constexpr float kTop = (kSheetHeight - kPlanHeight * kUnit) / 2;
  std::vector<SheetBlock> blocks;
  const auto add = [&](const auto& area, uint32_t color, const std::string& name) {
    blocks.push_back({.x = area.x * kUnit,
                      .y = kTop + area.y * kUnit,
                      .w = area.w * kUnit,
                      .h = area.h * kUnit,
                      .color = color,
                      .name = name});
  };
  add(Road{.x = 0, .y = 0, .w = kPlanWidth, .h = kPlanHeight}, kLand, {});
  for (const Road& road : community.roads) add(road, kRoad, {});
  for (const Landmark& landmark : community.landmarks) add(landmark, kLandmark, landmark.name.zh);
  for (const Building& building : community.buildings) {
    add(building, kHouse, std::to_string(building.number));
  }
  return PaintBlocks(blocks, kPaper, width);
}

}  // namespace oneflower
