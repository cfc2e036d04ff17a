#include "kiosk/ui/flower_garden.h"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/flower_chance.h"

namespace oneflower::ui {
namespace {

constexpr int kMostRows = 5;
// A flower's width as a share of its height, leaves and sway included: how far a neighbour reaches.
constexpr float kReach = 0.6F;

}  // namespace

int MaxGardenRows(float strip_height, float min_spacing) {
  return std::max(1, static_cast<int>(strip_height / std::max(1.0F, min_spacing)));
}

GardenLayout MakeGardenLayout(float strip_height, float min_spacing, uint64_t seed) {
  const int rows = std::min(kMostRows, MaxGardenRows(strip_height, min_spacing));
  return {.strip_height = strip_height,
          .min_spacing = min_spacing,
          .rows = rows,
          .column_width = min_spacing * 1.45F,
          .front_height = std::min(min_spacing * 1.75F, strip_height * 0.9F),
          .back_height = std::min(min_spacing * 1.15F, strip_height * 0.7F),
          .seed = seed};
}

GardenLayout SpreadOver(const GardenLayout& layout, int64_t count, float width) {
  const float own = GardenWidth(count, layout);
  if (own <= 0 || own >= width) return layout;
  GardenLayout spread = layout;
  spread.column_width *= std::min(2.0F, width / own);
  return spread;
}

FlowerPlace PlaceFlower(int64_t index, const GardenLayout& layout) {
  const int64_t column = index / layout.rows;
  // Neighbours in time do not stand above each other: the order of rows changes by column.
  const auto row = static_cast<int>((index + column * 2) % layout.rows);
  const uint64_t seed = layout.seed * 1'000'003 + static_cast<uint64_t>(index);
  const float pitch = layout.strip_height / static_cast<float>(layout.rows);
  const float free_x = layout.column_width - layout.min_spacing;
  const float free_y = std::max(0.0F, pitch - layout.min_spacing);
  const float depth =
      layout.rows == 1 ? 0 : 1 - static_cast<float>(row) / static_cast<float>(layout.rows - 1);
  // Odd rows are half a column further, as in a meadow seen from the side.
  const float shift = row % 2 == 1 ? 0.5F : 0;
  const float x = (static_cast<float>(column) + shift) * layout.column_width +
                  layout.min_spacing / 2 + free_x * Chance(seed, 1);
  const float y = pitch * (static_cast<float>(row) + 0.5F) + free_y * (Chance(seed, 2) - 0.5F);
  const float height = layout.front_height + (layout.back_height - layout.front_height) * depth;
  return {{x, y}, height, depth};
}

float GardenWidth(int64_t count, const GardenLayout& layout) {
  if (count <= 0) return 0;
  const int64_t columns = (count + layout.rows - 1) / layout.rows;
  return (static_cast<float>(columns) + (layout.rows > 1 ? 0.5F : 0)) * layout.column_width;
}

std::vector<VisibleFlower> VisibleFlowers(const GardenLayout& layout, int64_t count, double left,
                                          float width) {
  const double reach = layout.front_height * kReach;
  const auto column_at = [&](double x) {
    return static_cast<int64_t>(std::floor(x / layout.column_width));
  };
  const int64_t first = std::max<int64_t>(0, (column_at(left - reach) - 1) * layout.rows);
  const int64_t last = std::min(count, (column_at(left + width + reach) + 1) * layout.rows);
  std::vector<VisibleFlower> visible;
  for (int64_t index = first; index < last; ++index) {
    const FlowerPlace place = PlaceFlower(index, layout);
    if (place.root.x + reach < left || place.root.x - reach > left + width) continue;
    visible.push_back({index, place});
  }
  std::ranges::stable_sort(visible, {}, [](const VisibleFlower& f) { return f.place.root.y; });
  return visible;
}

Box FlowerTapBox(const FlowerPlace& place, const GardenLayout& layout) {
  // People aim at the flower, not at its root; all boxes are lifted alike, so they stay apart.
  const float half = layout.min_spacing / 2;
  const ImVec2 center = {place.root.x, place.root.y - half};
  return {{center.x - half, center.y - half}, {center.x + half, center.y + half}};
}

}  // namespace oneflower::ui
