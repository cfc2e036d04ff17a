// Where the flowers of a wall stand. The place of a flower follows from its index and the layout
// alone, so a garden of 100,000 flowers is scrolled by asking only for the window that is seen.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <vector>

#include "kiosk/ui/picture_pen.h"

namespace oneflower::ui {

// The garden grows to the right in columns of `rows` flowers. All lengths in pixels, in the
// garden's own coordinates: x 0 is the garden's left end, y 0 the top of the strip that holds the
// roots.
struct GardenLayout {
  float strip_height = 0;  // roots keep half a row away from its top and bottom edge
  float min_spacing = 0;   // no two roots of a row are closer than this
  float row_spacing = 0;   // nor two roots that stand behind each other closer than this
  int rows = 1;
  float column_width = 0;  // >= min_spacing; what is more is room for disorder
  float front_height = 0;  // of a grown flower in the lowest row
  float back_height = 0;   // of one in the uppermost row
  uint64_t seed = 0;
};

struct FlowerPlace {
  ImVec2 root;
  float height = 0;  // for DrawFlower
  float depth = 0;   // 0 in front … 1 at the back
};

struct VisibleFlower {
  int64_t index = 0;
  FlowerPlace place;
};

// A layout for a strip: as many rows as fit (one to five), flowers sized by the rows.
GardenLayout MakeGardenLayout(float strip_height, float min_spacing, uint64_t seed);

// The same layout with wider columns, so that a garden of few flowers fills `width` (at most to the
// double: further apart they would look lost).
GardenLayout SpreadOver(const GardenLayout& layout, int64_t count, float width);

// Which of `count` flowers in the order of their age stands at a place. Young and old stand mixed,
// as in a meadow, but within beds of kBedSize, so that a window of the garden is a window of the
// order. A one-to-one mapping of 0 … count-1.
inline constexpr int64_t kBedSize = 40;
int64_t FlowerAt(int64_t place, int64_t count);

// Index >= 0.
FlowerPlace PlaceFlower(int64_t index, const GardenLayout& layout);

// The width of a garden of `count` flowers.
float GardenWidth(int64_t count, const GardenLayout& layout);

// The flowers of 0 … count-1 any part of which is seen between left and left+width, sorted from
// back to front: the order to draw them in. Touch is tested from the last to the first.
std::vector<VisibleFlower> VisibleFlowers(const GardenLayout& layout, int64_t count, double left,
                                          float width);

// What a finger may hit, min_spacing wide and row_spacing high; those of different flowers never
// overlap.
Box FlowerTapBox(const FlowerPlace& place, const GardenLayout& layout);

}  // namespace oneflower::ui
