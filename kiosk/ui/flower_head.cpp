#include <array>
#include <cmath>

#include "kiosk/ui/angle.h"
#include "kiosk/ui/flower_parts.h"

namespace oneflower::ui {
namespace {

// A point of the head in its own frame: right and up, in radii of the head.
struct HeadAxes {
  ImVec2 center;
  float radius;
  float cosine;
  float sine;

  ImVec2 At(float x, float y) const {
    return {center.x + radius * (x * cosine + y * sine),
            center.y + radius * (x * sine - y * cosine)};
  }
};

HeadAxes AxesOf(const Head& head, float turn) {
  return {head.center, head.radius, std::cos(turn), std::sin(turn)};
}

// One egg-shaped petal that points upwards in the frame, rounder towards its tip.
void DrawPetal(ImDrawList& draw_list, const HeadAxes& frame, float half_width, const Paint& paint) {
  constexpr int kMaxPoints = 28;
  std::array<ImVec2, kMaxPoints> points;
  const int count = frame.radius > 60   ? kMaxPoints
                    : frame.radius > 24 ? 20
                    : frame.radius > 10 ? 14
                                        : 10;
  for (int i = 0; i < count; ++i) {
    const float angle = kFullTurn * static_cast<float>(i) / static_cast<float>(count);
    const float up = std::cos(angle);
    const float out = std::sin(angle);
    points[static_cast<size_t>(i)] =
        frame.At(half_width * out * (1 + 0.16F * up), 0.58F + 0.41F * up);
  }
  FillOutline(draw_list, std::span(points).first(static_cast<size_t>(count)), paint);
}

void DrawPetals(ImDrawList& draw_list, const Head& head, const PetalColors& colors) {
  const float half_width = head.petals == 5 ? 0.415F : 0.365F;
  for (int i = 0; i < head.petals; ++i) {
    const float turn =
        head.tilt + kFullTurn * static_cast<float>(i) / static_cast<float>(head.petals);
    const HeadAxes frame = AxesOf(head, turn);
    const ImVec2 inner = frame.At(0, 0.22F);
    const ImVec2 outer = frame.At(0, 0.9F);
    DrawPetal(draw_list, frame, half_width, {colors.base, colors.tip, inner, outer});
  }
}

void DrawFace(ImDrawList& draw_list, const HeadAxes& face, ImU32 ink, ImU32 cheek) {
  const float r = face.radius;
  for (const float side : {-1.0F, 1.0F}) {
    FillEllipse(draw_list, face.At(0.135F * side, 0.07F), {0.036F * r, 0.046F * r}, ink);
    FillEllipse(draw_list, face.At(0.215F * side, -0.055F), {0.056F * r, 0.038F * r}, cheek);
  }
  constexpr int kPieces = 8;
  std::array<ImVec2, kPieces + 1> smile;
  for (int i = 0; i <= kPieces; ++i) {
    const float x = -0.13F + 0.26F * static_cast<float>(i) / kPieces;
    smile[static_cast<size_t>(i)] = face.At(x, -0.15F + 5.2F * x * x);
  }
  StrokeLine(draw_list, smile, 0.04F * r, 0.04F * r, ink);
}

}  // namespace

void DrawHead(ImDrawList& draw_list, const Head& head, const PetalColors& colors, ImU32 face_ink) {
  DrawPetals(draw_list, head, colors);
  const HeadAxes face = AxesOf(head, head.tilt * 0.6F);
  const float disc = 0.365F * head.radius;
  const ImU32 rim = MixColors(colors.disc, colors.base, 0.3F);
  if (head.detailed) FillEllipse(draw_list, head.center, {disc * 1.08F, disc * 1.08F}, rim);
  FillEllipse(draw_list, head.center, {disc, disc},
              {MixColors(colors.disc, IM_COL32_WHITE, 0.22F), colors.disc, face.At(0, 0.36F),
               face.At(0, -0.3F)});
  if (!head.detailed) return;
  DrawFace(draw_list, face, face_ink, MixColors(colors.disc, IM_COL32(240, 110, 90, 255), 0.5F));
}

}  // namespace oneflower::ui
