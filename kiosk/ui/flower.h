// The flower of a proposal, drawn as vectors: seed, sprout, bud, bloom, fruit. Every call is a pure
// function of its arguments; a frame can be repeated to the bit. UI thread only, as is all drawing.
//
// Lengths are pixels, y grows downwards. The root is where the stem meets the soil.
#pragma once

#include <imgui.h>

#include <cstdint>

#include "kiosk/ui/picture_pen.h"

namespace oneflower::ui {

// How far a flower has grown. The drawing's own word: screens map their stages to it.
enum class GrowthStage : uint8_t { kSeed, kSprout, kBud, kBloom, kFruit };
inline constexpr int kGrowthStageCount = 5;

// Indices into the petal colours. Proposals use the first kFlowerColorCount; kPaleFlower stands on
// strong cards (red, green) where a coloured one would drown.
enum FlowerColor : uint8_t {
  kRedFlower,
  kOrangeFlower,
  kYellowFlower,
  kPinkFlower,
  kBlueFlower,
  kVioletFlower,
  kCoralFlower,
  kFlowerColorCount,
  kPaleFlower = kFlowerColorCount,
};

struct FlowerLook {
  GrowthStage stage = GrowthStage::kSeed;
  int color = kRedFlower;  // any number; taken modulo kFlowerColorCount, but kPaleFlower is itself
  uint64_t seed = 0;       // lean, leaves, five or six petals: the same seed is the same plant
  bool faded = false;      // a stage not reached yet
  ImU32 faded_into = IM_COL32(255, 255, 255, 255);  // what a faded flower pales towards: its ground
};

// The breeze. Amount 0 is still (seconds are then ignored), 1 is the usual breeze of the wall.
struct Sway {
  double seconds = 0;
  float amount = 0;
};

// Draws the flower into FlowerBounds(root, height). Height is that of a grown flower of this place:
// a seed drawn with the same height has the same mound and scale, and is lower by itself. Below
// 40 px the face, veins and shades are left out.
void DrawFlower(ImDrawList& draw_list, ImVec2 root, float height, const FlowerLook& look,
                const Sway& sway = {});

// Only the head (petals and face) of a bloom, inside the circle; for chips, counters and buttons.
void DrawFlowerHead(ImDrawList& draw_list, ImVec2 center, float radius, int color,
                    uint64_t seed = 0);

// The box no pixel of the flower leaves, at any stage, lean and sway.
Box FlowerBounds(ImVec2 root, float height);

// The petals' main colour, for chips and dots that belong to a flower.
ImU32 FlowerPetalColor(int color);

}  // namespace oneflower::ui
