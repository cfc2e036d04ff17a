#include "kiosk/ui/flower_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "kiosk/ui/flower_chance.h"

namespace oneflower::ui {
namespace {

constexpr ImU32 kStem = IM_COL32(62, 140, 88, 255);
constexpr ImU32 kStemDeep = IM_COL32(48, 120, 76, 255);
constexpr ImU32 kLeafTip = IM_COL32(104, 178, 112, 255);
constexpr ImU32 kLeafBase = IM_COL32(60, 141, 88, 255);
constexpr ImU32 kLeafVein = IM_COL32(146, 205, 142, 255);
constexpr ImU32 kMoundTop = IM_COL32(190, 152, 110, 255);
constexpr ImU32 kMoundRim = IM_COL32(165, 126, 88, 255);
constexpr ImU32 kHuskLight = IM_COL32(166, 104, 60, 255);
constexpr ImU32 kHuskDeep = IM_COL32(116, 66, 36, 255);
constexpr ImU32 kBerryLight = IM_COL32(240, 98, 76, 255);
constexpr ImU32 kBerryDeep = IM_COL32(200, 44, 38, 255);

constexpr std::array<PetalColors, kFlowerColorCount + 1> kPetalColors = {{
    {IM_COL32(232, 78, 60, 255), IM_COL32(202, 44, 36, 255), IM_COL32(250, 196, 66, 255)},
    {IM_COL32(250, 158, 82, 255), IM_COL32(232, 116, 40, 255), IM_COL32(255, 214, 92, 255)},
    {IM_COL32(252, 210, 80, 255), IM_COL32(238, 174, 38, 255), IM_COL32(240, 146, 56, 255)},
    {IM_COL32(244, 150, 178, 255), IM_COL32(224, 104, 142, 255), IM_COL32(255, 208, 88, 255)},
    {IM_COL32(92, 150, 212, 255), IM_COL32(50, 106, 172, 255), IM_COL32(255, 206, 84, 255)},
    {IM_COL32(166, 122, 196, 255), IM_COL32(118, 76, 152, 255), IM_COL32(255, 206, 84, 255)},
    {IM_COL32(255, 156, 132, 255), IM_COL32(236, 108, 92, 255), IM_COL32(255, 220, 110, 255)},
    {IM_COL32(255, 232, 224, 255), IM_COL32(255, 204, 192, 255), IM_COL32(248, 190, 58, 255)},
}};

}  // namespace

PetalColors PetalColorsOf(int color) {
  if (color == kPaleFlower) return kPetalColors[kPaleFlower];
  const int wrapped = ((color % kFlowerColorCount) + kFlowerColorCount) % kFlowerColorCount;
  return kPetalColors[static_cast<size_t>(wrapped)];
}

float Plant::TiltAt(float y) const { return std::atan(2 * bend * y); }

void DrawMound(const Plant& plant) {
  const float h = plant.height;
  const ImVec2 center{plant.root.x, plant.root.y + 0.018F * h};
  FillEllipse(*plant.draw_list, center, {0.225F * h, 0.052F * h}, plant.Ink(kMoundRim));
  if (!plant.detailed) return;
  FillEllipse(*plant.draw_list, {center.x, center.y - 0.008F * h}, {0.205F * h, 0.042F * h},
              plant.Ink(kMoundTop));
}

void DrawSeedHusk(const Plant& plant, uint64_t seed) {
  const float h = plant.height;
  const float side = Chance(seed, 20) < 0.5F ? -1.0F : 1.0F;
  std::vector<ImVec2> hook{plant.At(0, 0.06F)};
  AddCurve(hook, plant.At(0, 0.06F), plant.At(0.005F * side, 0.14F), plant.At(0.03F * side, 0.185F),
           plant.At(0.085F * side, 0.188F));
  StrokeLine(*plant.draw_list, hook, 0.036F * h, 0.026F * h,
             {plant.Ink(kStem), plant.Ink(kLeafTip), hook.front(), hook.back()});
  const ImVec2 center = plant.At(0, 0.035F);
  FillEllipse(
      *plant.draw_list, center, {0.082F * h, 0.064F * h},
      {plant.Ink(kHuskLight), plant.Ink(kHuskDeep), plant.At(0, 0.1F), plant.At(0, -0.02F)});
  if (!plant.detailed) return;
  FillEllipse(*plant.draw_list, plant.At(-0.03F, 0.062F), {0.02F * h, 0.011F * h},
              plant.Ink(IM_COL32(214, 160, 112, 255)));
}

void DrawStem(const Plant& plant, float top, float width) {
  constexpr int kPieces = 8;
  std::array<ImVec2, kPieces + 1> line;
  for (int i = 0; i <= kPieces; ++i) {
    const float y = top * static_cast<float>(i) / kPieces;
    line[static_cast<size_t>(i)] = plant.At(0, y);
  }
  StrokeLine(*plant.draw_list, line, width * plant.height, 0.8F * width * plant.height,
             {plant.Ink(kStemDeep), plant.Ink(kStem), plant.root, plant.At(0, top)});
}

void DrawLeaf(const Plant& plant, float y, float length, float rise) {
  const auto at = [&](float along, float across) {
    // A leaf's own frame: along its length, across towards its upper edge.
    return plant.At(along * length, y + std::abs(length) * (along * rise + across));
  };
  const ImVec2 base = at(0, 0);
  const ImVec2 tip = at(1, 0.02F);
  std::vector<ImVec2> outline{base};
  AddCurve(outline, base, at(0.12F, 0.34F), at(0.6F, 0.42F), tip);
  AddCurve(outline, tip, at(0.94F, -0.3F), at(0.42F, -0.5F), base);
  outline.pop_back();
  FillOutline(*plant.draw_list, outline, {plant.Ink(kLeafBase), plant.Ink(kLeafTip), base, tip});
  if (!plant.detailed || plant.height < 90) return;
  std::vector<ImVec2> vein{at(0.1F, -0.01F)};
  AddCurve(vein, at(0.1F, -0.01F), at(0.35F, -0.06F), at(0.6F, -0.04F), at(0.8F, 0));
  StrokeLine(*plant.draw_list, vein, 0.008F * plant.height, 0.004F * plant.height,
             plant.Ink(kLeafVein));
}

void DrawBudHead(const Plant& plant, float y, const PetalColors& colors) {
  ImDrawList& draw_list = *plant.draw_list;
  const ImVec2 foot = plant.At(0, y - 0.03F);
  const ImVec2 tip = plant.At(0, y + 0.24F);
  const Paint deep{colors.base, MixColors(colors.base, colors.tip, 0.45F), foot, tip};
  for (const float side : {-1.0F, 1.0F}) {
    std::vector<ImVec2> petal{foot};
    AddCurve(petal, foot, plant.At(0.12F * side, y + 0.02F), plant.At(0.125F * side, y + 0.15F),
             plant.At(0.012F * side, y + 0.225F));
    AddCurve(petal, petal.back(), plant.At(-0.02F * side, y + 0.12F),
             plant.At(-0.02F * side, y + 0.05F), foot);
    petal.pop_back();
    FillOutline(draw_list, petal, deep);
  }
  std::vector<ImVec2> front{foot};
  AddCurve(front, foot, plant.At(0.085F, y + 0.03F), plant.At(0.07F, y + 0.14F), tip);
  AddCurve(front, tip, plant.At(-0.07F, y + 0.14F), plant.At(-0.085F, y + 0.03F), foot);
  front.pop_back();
  FillOutline(draw_list, front, {colors.base, colors.tip, foot, tip});

  const ImVec2 cup = plant.At(0, y - 0.045F);
  std::vector<ImVec2> sepals{cup};
  AddCurve(sepals, cup, plant.At(0.07F, y - 0.045F), plant.At(0.115F, y + 0.02F),
           plant.At(0.1F, y + 0.1F));
  AddCurve(sepals, sepals.back(), plant.At(0.075F, y + 0.06F), plant.At(0.055F, y + 0.045F),
           plant.At(0.045F, y + 0.03F));
  AddCurve(sepals, sepals.back(), plant.At(0.03F, y + 0.05F), plant.At(0.015F, y + 0.075F),
           plant.At(0, y + 0.09F));
  AddCurve(sepals, sepals.back(), plant.At(-0.015F, y + 0.075F), plant.At(-0.03F, y + 0.05F),
           plant.At(-0.045F, y + 0.03F));
  AddCurve(sepals, sepals.back(), plant.At(-0.055F, y + 0.045F), plant.At(-0.075F, y + 0.06F),
           plant.At(-0.1F, y + 0.1F));
  AddCurve(sepals, sepals.back(), plant.At(-0.115F, y + 0.02F), plant.At(-0.07F, y - 0.045F), cup);
  sepals.pop_back();
  FillOutline(draw_list, sepals,
              {plant.Ink(kLeafBase), plant.Ink(kLeafTip), cup, plant.At(0, y + 0.1F)});
}

void DrawBerries(const Plant& plant, float y, uint64_t seed) {
  struct Berry {
    float x;
    float drop;
  };
  const float side = Chance(seed, 21) < 0.5F ? -1.0F : 1.0F;
  const std::array<Berry, 3> berries = {
      {{-0.2F * side, 0.03F}, {0.165F * side, 0.075F}, {0.262F * side, -0.005F}}};
  const float radius = 0.047F * plant.height;
  for (const Berry& berry : berries) {
    const ImVec2 start = plant.At(0, y);
    const ImVec2 end = plant.At(berry.x, y - berry.drop + 0.04F);
    std::vector<ImVec2> stalk{start};
    AddCurve(stalk, start, plant.At(berry.x * 0.5F, y + 0.09F), plant.At(berry.x, y + 0.09F), end);
    StrokeLine(*plant.draw_list, stalk, 0.016F * plant.height, 0.014F * plant.height,
               plant.Ink(kStem));
    const ImVec2 center{end.x, end.y + radius * 0.8F};
    FillEllipse(*plant.draw_list, center, {radius, radius},
                {plant.Ink(kBerryLight),
                 plant.Ink(kBerryDeep),
                 {center.x, center.y - radius},
                 {center.x, center.y + radius}});
    if (!plant.detailed) continue;
    FillEllipse(*plant.draw_list, {center.x - radius * 0.32F, center.y - radius * 0.36F},
                {radius * 0.24F, radius * 0.2F}, plant.Ink(IM_COL32(255, 206, 190, 255)));
  }
}

}  // namespace oneflower::ui
