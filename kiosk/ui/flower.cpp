#include "kiosk/ui/flower.h"

#include <cmath>

#include "kiosk/ui/flower_chance.h"
#include "kiosk/ui/flower_parts.h"

namespace oneflower::ui {
namespace {

constexpr float kDetailHeight = 40;  // pixels; below it a face is a smudge
constexpr float kHeadRadius = 0.245F;
constexpr float kMaxLean = 0.055F;
constexpr float kMaxSway = 0.03F;
constexpr ImU32 kFaceInk = IM_COL32(74, 42, 30, 255);

enum Purpose : uint32_t {
  kLean,
  kPetals,
  kTurn,
  kSize,
  kLeafHeight,
  kLeafSide,
  kSwayPhase,
  kTempo
};

// Two slow waves of unrelated length, so that the movement never looks like a pendulum; the wind
// reaches flowers further right a little later.
float SwayBend(const Sway& sway, ImVec2 root, uint64_t seed) {
  if (sway.amount <= 0) return 0;
  const double tempo = ChanceBetween(seed, kTempo, 0.85F, 1.15F);
  const double phase = 6.283 * Chance(seed, kSwayPhase) * 0.5 - root.x * 0.004;
  const double wave = 0.68 * std::sin(1.25 * tempo * sway.seconds + phase) +
                      0.32 * std::sin(2.17 * tempo * sway.seconds + 1.7 * phase);
  return kMaxSway * sway.amount * static_cast<float>(wave);
}

void DrawSprout(const Plant& plant, uint64_t seed) {
  const float top = ChanceBetween(seed, kSize, 0.34F, 0.4F);
  DrawStem(plant, top, 0.034F);
  DrawLeaf(plant, top - 0.012F, -0.2F, 0.62F);
  DrawLeaf(plant, top - 0.012F, 0.2F, 0.7F);
}

void DrawStemLeaves(const Plant& plant, float top, uint64_t seed) {
  const float low = ChanceBetween(seed, kLeafHeight, 0.2F, 0.28F);
  const float side = Chance(seed, kLeafSide) < 0.5F ? -1.0F : 1.0F;
  DrawLeaf(plant, low, side * 0.215F, 0.48F);
  DrawLeaf(plant, low + top * 0.17F, -side * 0.2F, 0.55F);
}

void DrawBud(const Plant& plant, const PetalColors& colors, uint64_t seed) {
  const float top = ChanceBetween(seed, kSize, 0.54F, 0.62F);
  DrawStem(plant, top, 0.036F);
  DrawStemLeaves(plant, top, seed);
  DrawBudHead(plant, top, colors);
}

void DrawBloom(const Plant& plant, const FlowerLook& look, const PetalColors& colors) {
  const float radius = kHeadRadius * ChanceBetween(look.seed, kSize, 0.92F, 1.0F);
  const float y = 0.985F - kHeadRadius;
  DrawStem(plant, y, 0.038F);
  DrawStemLeaves(plant, y, look.seed);
  if (look.stage == GrowthStage::kFruit) DrawBerries(plant, y - radius * 0.8F, look.seed);
  const int petals = Chance(look.seed, kPetals) < 0.35F ? 5 : 6;
  const float turn = ChanceBetween(look.seed, kTurn, -0.12F, 0.12F);
  DrawHead(*plant.draw_list,
           {plant.At(0, y), radius * plant.height, plant.TiltAt(y) + turn, petals, plant.detailed},
           colors, plant.Ink(kFaceInk));
}

}  // namespace

void DrawFlower(ImDrawList& draw_list, ImVec2 root, float height, const FlowerLook& look,
                const Sway& sway) {
  const float lean = ChanceBetween(look.seed, kLean, -kMaxLean, kMaxLean);
  const Plant plant{&draw_list,
                    root,
                    height,
                    lean + SwayBend(sway, root, look.seed),
                    height >= kDetailHeight,
                    look.faded,
                    look.faded_into};
  PetalColors colors = PetalColorsOf(look.color);
  colors = {plant.Ink(colors.tip), plant.Ink(colors.base), plant.Ink(colors.disc)};
  DrawMound(plant);
  switch (look.stage) {
    case GrowthStage::kSeed: DrawSeedHusk(plant, look.seed); break;
    case GrowthStage::kSprout: DrawSprout(plant, look.seed); break;
    case GrowthStage::kBud: DrawBud(plant, colors, look.seed); break;
    case GrowthStage::kBloom:
    case GrowthStage::kFruit: DrawBloom(plant, look, colors); break;
  }
}

void DrawFlowerHead(ImDrawList& draw_list, ImVec2 center, float radius, int color, uint64_t seed) {
  const int petals = Chance(seed, kPetals) < 0.35F ? 5 : 6;
  const bool detailed = radius >= kDetailHeight * kHeadRadius;
  DrawHead(draw_list, {center, radius, ChanceBetween(seed, kTurn, -0.12F, 0.12F), petals, detailed},
           PetalColorsOf(color), kFaceInk);
}

Box FlowerBounds(ImVec2 root, float height) {
  const float half_width = (kHeadRadius + kMaxLean + kMaxSway + 0.06F) * height + 1;
  return {{root.x - half_width, root.y - height * 1.02F - 1},
          {root.x + half_width, root.y + height * 0.075F + 1}};
}

ImU32 FlowerPetalColor(int color) { return PetalColorsOf(color).tip; }

}  // namespace oneflower::ui
