#include "kiosk/ui/flower_garden.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kiosk/ui/flower_chance.h"

namespace oneflower::ui {
namespace {

constexpr int kMostRows = 5;
// A flower's width as a share of its height, leaves and sway included: how far a neighbour reaches.
constexpr float kReach = 0.6F;

// Rows are further apart than flowers of a row: what stands in front hides less of what is behind.
constexpr float kRowShare = 1.25F;

}  // namespace

GardenLayout MakeGardenLayout(float strip_height, float min_spacing, uint64_t seed) {
  const float row_spacing = std::max(1.0F, min_spacing * kRowShare);
  const int rows = std::clamp(static_cast<int>(strip_height / row_spacing), 1, kMostRows);
  const float pitch = strip_height / static_cast<float>(rows);
  return {.strip_height = strip_height,
          .min_spacing = min_spacing,
          .row_spacing = std::min(row_spacing, pitch),
          .rows = rows,
          .column_width = min_spacing * 1.45F,
          .front_height = std::min(pitch * 1.35F, strip_height * 0.9F),
          .back_height = std::min(pitch * 0.95F, strip_height * 0.7F),
          .seed = seed};
}

GardenLayout SpreadOver(const GardenLayout& layout, int64_t count, float width) {
  const float own = GardenWidth(count, layout);
  if (own <= 0 || own >= width) return layout;
  GardenLayout spread = layout;
  spread.column_width *= std::min(2.0F, width / own);
  return spread;
}

int64_t FlowerAt(int64_t place, int64_t count) {
  const int64_t bed = place / kBedSize * kBedSize;
  const int64_t size = std::min(kBedSize, count - bed);
  // Steps of the golden ratio, without a divisor in common with the size, visit every flower once
  // and never leave neighbours side by side.
  int64_t step = std::max<int64_t>(1, size * 382 / 1000);
  while (std::gcd(step, size) != 1) ++step;
  return bed + (place - bed) * step % size;
}

FlowerPlace PlaceFlower(int64_t index, const GardenLayout& layout) {
  const int64_t column = index / layout.rows;
  // Neighbours in time do not stand above each other: the order of rows changes by column.
  const auto row = static_cast<int>((index + column * 2) % layout.rows);
  const uint64_t seed = layout.seed * 1'000'003 + static_cast<uint64_t>(index);
  const float pitch = layout.strip_height / static_cast<float>(layout.rows);
  const float free_x = layout.column_width - layout.min_spacing;
  const float free_y = pitch - layout.row_spacing;
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
  if (!(layout.column_width > 0)) return {};  // a panel too small for any flower
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
  // People aim at the flower, not at its root; all boxes are lifted alike, so they stay apart. A
  // seed still lies in the lower end of its box, a bloom's head in the upper one.
  const float bottom = place.root.y - layout.row_spacing * 0.06F;
  return {{place.root.x - layout.min_spacing / 2, bottom - layout.row_spacing},
          {place.root.x + layout.min_spacing / 2, bottom}};
}

}  // namespace oneflower::ui
