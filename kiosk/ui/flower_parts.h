// The parts a flower is put together from. Inside of flower.cpp; not for screens.
#pragma once

#include <imgui.h>

#include <cstdint>

#include "kiosk/ui/flower.h"

namespace oneflower::ui {

struct PetalColors {
  ImU32 tip;
  ImU32 base;
  ImU32 disc;
};

PetalColors PetalColorsOf(int color);

// Where a plant stands and how it bends. Plant coordinates: the root is (0, 0), y grows upwards,
// 1 is the height of a grown flower.
struct Plant {
  ImDrawList* draw_list;
  ImVec2 root;
  float height;
  float bend;  // sideways shift at y = 1; grows with the square of y
  bool detailed;
  bool faded;
  ImU32 faded_into;

  ImVec2 At(float x, float y) const {
    return {root.x + height * (x + bend * y * y), root.y - height * y};
  }
  // The angle of the stem against the vertical at y, radians, clockwise.
  float TiltAt(float y) const;
  ImU32 Ink(ImU32 color) const { return faded ? MixColors(color, faded_into, 0.68F) : color; }
};

void DrawMound(const Plant& plant);
void DrawSeedHusk(const Plant& plant, uint64_t seed);
// From the soil up to y = top.
void DrawStem(const Plant& plant, float top, float width);
// A leaf that begins at the stem at y and reaches `length` to a side (negative is left), rising by
// `rise` of its length.
void DrawLeaf(const Plant& plant, float y, float length, float rise);
void DrawBudHead(const Plant& plant, float y, const PetalColors& colors);
void DrawBerries(const Plant& plant, float y, uint64_t seed);

// A head of round petals with a face, inside the circle.
struct Head {
  ImVec2 center;
  float radius;
  float tilt;  // radians, clockwise
  int petals;
  bool detailed;
};
void DrawHead(ImDrawList& draw_list, const Head& head, const PetalColors& colors, ImU32 face_ink);

}  // namespace oneflower::ui
