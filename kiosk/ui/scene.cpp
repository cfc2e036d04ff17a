#include "kiosk/ui/scene.h"

#include <cmath>

#include "kiosk/ui/angle.h"
#include "kiosk/ui/flower.h"
#include "kiosk/ui/flower_chance.h"
#include "kiosk/ui/rgb.h"

namespace oneflower::ui {
namespace {

struct Hill {
  float crest;   // of the highest point, as a share of the box from the top
  float swell;   // how much it rises and falls, as a share of the box
  float length;  // of a wave, as a share of the box's width
  float phase;
  float follow;  // how fast it follows the scroll
};

float CrestAt(const Hill& hill, const Box& box, float x, double scroll) {
  const float length = hill.length * box.Width();
  const auto at = static_cast<float>(std::fmod(scroll * hill.follow, 1e5)) + x - box.min.x;
  const float wave = std::sin(at / length * kFullTurn + hill.phase) * 0.7F +
                     std::sin(at / length * kFullTurn * 0.43F + hill.phase * 2.3F) * 0.3F;
  return box.min.y + box.Height() * (hill.crest + hill.swell * (0.5F - 0.5F * wave));
}

// A filled strip under a wave: a band of quads, no two of which overlap.
void FillUnder(ImDrawList& draw, const Box& box, const Hill& hill, double scroll, ImU32 color) {
  constexpr int kSteps = 48;
  float y = CrestAt(hill, box, box.min.x, scroll);
  for (int i = 0; i < kSteps; ++i) {
    const float left = box.min.x + box.Width() * static_cast<float>(i) / kSteps;
    const float right = box.min.x + box.Width() * static_cast<float>(i + 1) / kSteps;
    const float next = CrestAt(hill, box, right, scroll);
    draw.PrimReserve(6, 4);
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    draw.PrimQuadUV({left, y}, {right, next}, {right, box.max.y}, {left, box.max.y}, white, white,
                    white, white, color);
    y = next;
  }
}

void DrawCloud(ImDrawList& draw, ImVec2 center, float width, ImU32 color) {
  const float unit = width / 6;
  draw.AddCircleFilled({center.x - unit * 1.6F, center.y}, unit, color);
  draw.AddCircleFilled({center.x - unit * 0.2F, center.y - unit * 0.55F}, unit * 1.35F, color);
  draw.AddCircleFilled({center.x + unit * 1.5F, center.y - unit * 0.1F}, unit * 1.05F, color);
  draw.AddRectFilled({center.x - unit * 2.4F, center.y}, {center.x + unit * 2.4F, center.y + unit},
                     color, unit);
}

}  // namespace

SceneColors StandardScene() { return {}; }

SceneColors SoftScene() {
  return {.sky = Rgb(0xDCE3E3),
          .horizon = Rgb(0xEDE6DA),
          .sun = Rgb(0xE3C78E),
          .cloud = Rgb(0xEEECE6),
          .hill_back = Rgb(0xCFD9C6),
          .hill_middle = Rgb(0xBDCBB2),
          .hill_front = Rgb(0xA9BA9E),
          .soil = Rgb(0xA89478)};
}

SceneColors DarkScene() {
  return {.sky = Rgb(0x17202C),
          .horizon = Rgb(0x26303A),
          .sun = Rgb(0xE8DFC2),
          .cloud = Rgb(0x2E3A46),
          .hill_back = Rgb(0x25382F),
          .hill_middle = Rgb(0x1E3028),
          .hill_front = Rgb(0x182820),
          .soil = Rgb(0x4A3A2C)};
}

SceneColors HighContrastScene() {
  return {.sky = Rgb(0xFFFFFF),
          .horizon = Rgb(0xFFFFFF),
          .sun = Rgb(0xE8E8E8),
          .cloud = Rgb(0xFFFFFF),
          .hill_back = Rgb(0xF4F4F4),
          .hill_middle = Rgb(0xECECEC),
          .hill_front = Rgb(0xE2E2E2),
          .soil = Rgb(0x6A6A6A)};
}

void DrawSky(ImDrawList& draw, const Box& box, const SceneColors& colors, double seconds) {
  draw.AddRectFilledMultiColor(box.min, box.max, colors.sky, colors.sky, colors.horizon,
                               colors.horizon);
  const float unit = std::min(box.Width(), box.Height() * 2);
  draw.AddCircleFilled({box.max.x - unit * 0.16F, box.min.y + unit * 0.13F}, unit * 0.065F,
                       colors.sun, 48);
  const auto drift = static_cast<float>(std::fmod(seconds * 6, box.Width() * 1.4));
  for (int i = 0; i < 3; ++i) {
    const float span = box.Width() * 1.4F;
    const float x = std::fmod(box.Width() * (0.12F + 0.37F * static_cast<float>(i)) + drift, span);
    const float y = box.min.y + box.Height() * (0.16F + 0.11F * static_cast<float>((i * 2) % 3));
    DrawCloud(draw, {box.min.x + x - box.Width() * 0.2F, y},
              unit * (0.13F + 0.03F * static_cast<float>(i)), colors.cloud);
  }
}

void DrawHills(ImDrawList& draw, const Box& box, const SceneColors& colors, double scroll) {
  FillUnder(draw, box, {0.0F, 0.16F, 0.9F, 0.6F, 0.25F}, scroll, colors.hill_back);
  FillUnder(draw, box, {0.26F, 0.14F, 0.75F, 2.4F, 0.55F}, scroll, colors.hill_middle);
  FillUnder(draw, box, {0.58F, 0.12F, 0.85F, 4.1F, 1.0F}, scroll, colors.hill_front);
}

void DrawSoilStrip(ImDrawList& draw, const Box& box, const SceneColors& colors) {
  FillUnder(draw, box, {0.0F, 0.25F, 0.3F, 1.0F, 0}, 0, colors.soil);
}

void DrawConfettiPetals(ImDrawList& draw, const Box& box, double seconds, uint64_t seed) {
  if (seconds < 0 || seconds >= kConfettiSeconds) return;
  constexpr uint32_t kPetals = 70;
  for (uint32_t i = 0; i < kPetals; ++i) {
    const uint64_t own = seed * 977 + i;
    const auto age = static_cast<float>(seconds) - 1.4F * Chance(own, 1);
    if (age < 0) continue;
    const float fall = age * ChanceBetween(own, 2, 0.28F, 0.46F);
    const float turn = age * ChanceBetween(own, 3, 1.5F, 4.0F) + kFullTurn * Chance(own, 4);
    const ImVec2 center = {
        box.min.x + box.Width() * Chance(own, 5) + std::sin(turn) * box.Width() * 0.02F,
        box.min.y + box.Height() * (fall - 0.05F)};
    if (center.y > box.max.y) continue;
    const float size = box.Height() * ChanceBetween(own, 6, 0.010F, 0.017F);
    const float fade = std::min(1.0F, static_cast<float>(kConfettiSeconds - seconds));
    const ImU32 color = WithAlpha(FlowerPetalColor(static_cast<int>(i) % kFlowerColorCount), fade);
    const ImVec2 along = {std::cos(turn) * size, std::sin(turn) * size};
    const ImVec2 across = {-along.y * 0.55F, along.x * 0.55F};
    draw.PathLineTo({center.x - along.x, center.y - along.y});
    draw.PathBezierQuadraticCurveTo({center.x + across.x * 1.6F, center.y + across.y * 1.6F},
                                    {center.x + along.x, center.y + along.y}, 6);
    draw.PathBezierQuadraticCurveTo({center.x - across.x * 1.6F, center.y - across.y * 1.6F},
                                    {center.x - along.x, center.y - along.y}, 6);
    draw.PathFillConvex(color);
  }
}

}  // namespace oneflower::ui
