#include "kiosk/ui/icon.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "kiosk/ui/angle.h"

namespace oneflower::ui {
namespace {

// Draws in a square from -1 to 1, y downwards.
class Sign {
 public:
  Sign(ImDrawList& draw, const Box& box, ImU32 color)
      : draw_(draw),
        center_(box.Center()),
        unit_(std::min(box.Width(), box.Height()) / 2 * 0.86F),
        width_(std::max(1.6F, unit_ * 0.22F)),
        color_(color) {}

  void Line(std::initializer_list<ImVec2> points) const {
    std::vector<ImVec2> line;
    for (const ImVec2& point : points) line.push_back(At(point));
    StrokeLine(draw_, line, width_, width_, color_);
  }
  void Circle(ImVec2 at, float radius) const {
    draw_.AddCircle(At(at), radius * unit_, color_, 0, width_);
  }
  void Dot(ImVec2 at, float radius) const { draw_.AddCircleFilled(At(at), radius * unit_, color_); }
  void Block(ImVec2 from, ImVec2 to, float round = 0.1F) const {
    draw_.AddRectFilled(At(from), At(to), color_, round * unit_);
  }
  void Frame(ImVec2 from, ImVec2 to, float round = 0.15F) const {
    draw_.AddRect(At(from), At(to), color_, round * unit_, 0, width_);
  }
  void Arc(ImVec2 at, float radius, float from, float to) const {
    draw_.PathArcTo(At(at), radius * unit_, from * kFullTurn, to * kFullTurn, 20);
    draw_.PathStroke(color_, 0, width_);
  }
  void Petals(ImVec2 at, float radius) const {
    for (int i = 0; i < 5; ++i) {
      const float turn = kFullTurn * (static_cast<float>(i) / 5 - 0.25F);
      Dot({at.x + std::cos(turn) * radius * 0.62F, at.y + std::sin(turn) * radius * 0.62F},
          radius * 0.42F);
    }
  }

 private:
  ImVec2 At(ImVec2 p) const { return {center_.x + p.x * unit_, center_.y + p.y * unit_}; }

  ImDrawList& draw_;
  ImVec2 center_;
  float unit_;
  float width_;
  ImU32 color_;
};

void DrawArrow(const Sign& sign, float x, float y) {
  sign.Line({{-x, -y}, {x, y}});
  const ImVec2 side = {-y, x};
  sign.Line({{x * 0.2F + side.x * 0.75F, y * 0.2F + side.y * 0.75F},
             {x, y},
             {x * 0.2F - side.x * 0.75F, y * 0.2F - side.y * 0.75F}});
}

void DrawQrSign(const Sign& sign) {
  for (const ImVec2 at : {ImVec2{-0.9F, -0.9F}, ImVec2{0.2F, -0.9F}, ImVec2{-0.9F, 0.2F}}) {
    sign.Frame(at, {at.x + 0.7F, at.y + 0.7F}, 0.05F);
  }
  sign.Block({0.3F, 0.3F}, {0.55F, 0.55F});
  sign.Block({0.65F, 0.65F}, {0.9F, 0.9F});
}

void DrawGarden(const Sign& sign) {
  sign.Petals({-0.45F, -0.4F}, 0.5F);
  sign.Petals({0.5F, -0.15F}, 0.42F);
  sign.Line({{-0.45F, 0.0F}, {-0.45F, 0.75F}});
  sign.Line({{0.5F, 0.2F}, {0.5F, 0.75F}});
  sign.Line({{-0.9F, 0.85F}, {0.9F, 0.85F}});
}

}  // namespace

void DrawIcon(ImDrawList& draw_list, Icon icon, const Box& box, ImU32 color) {
  const Sign sign(draw_list, box, color);
  switch (icon) {
    case Icon::kArrowLeft: DrawArrow(sign, -0.85F, 0); break;
    case Icon::kArrowRight: DrawArrow(sign, 0.85F, 0); break;
    case Icon::kArrowUp: DrawArrow(sign, 0, -0.85F); break;
    case Icon::kArrowDown: DrawArrow(sign, 0, 0.85F); break;
    case Icon::kHome:
      sign.Line({{-0.9F, 0.05F}, {0, -0.8F}, {0.9F, 0.05F}});
      sign.Line({{-0.6F, -0.1F}, {-0.6F, 0.8F}, {0.6F, 0.8F}, {0.6F, -0.1F}});
      break;
    case Icon::kSearch:
      sign.Circle({-0.2F, -0.2F}, 0.6F);
      sign.Line({{0.28F, 0.28F}, {0.85F, 0.85F}});
      break;
    case Icon::kCheck: sign.Line({{-0.8F, 0.05F}, {-0.25F, 0.6F}, {0.85F, -0.6F}}); break;
    case Icon::kCross:
      sign.Line({{-0.65F, -0.65F}, {0.65F, 0.65F}});
      sign.Line({{0.65F, -0.65F}, {-0.65F, 0.65F}});
      break;
    case Icon::kBackspace:
      sign.Line(
          {{-0.9F, 0}, {-0.4F, -0.6F}, {0.9F, -0.6F}, {0.9F, 0.6F}, {-0.4F, 0.6F}, {-0.9F, 0}});
      sign.Line({{-0.05F, -0.22F}, {0.4F, 0.22F}});
      sign.Line({{0.4F, -0.22F}, {-0.05F, 0.22F}});
      break;
    case Icon::kGlobe:
      sign.Circle({0, 0}, 0.85F);
      sign.Line({{-0.85F, 0}, {0.85F, 0}});
      sign.Line({{0, -0.85F}, {0, 0.85F}});
      break;
    case Icon::kOnline: sign.Dot({0, 0}, 0.55F); break;
    case Icon::kOffline: sign.Circle({0, 0}, 0.5F); break;
    case Icon::kSpeaker:
      sign.Line({{-0.85F, -0.25F},
                 {-0.5F, -0.25F},
                 {-0.05F, -0.65F},
                 {-0.05F, 0.65F},
                 {-0.5F, 0.25F},
                 {-0.85F, 0.25F},
                 {-0.85F, -0.25F}});
      sign.Arc({0.05F, 0}, 0.45F, -0.12F, 0.12F);
      sign.Arc({0.05F, 0}, 0.8F, -0.12F, 0.12F);
      break;
    case Icon::kHand:
      sign.Line({{-0.1F, 0.2F}, {-0.1F, -0.8F}});
      sign.Line({{0.25F, 0.1F}, {0.25F, -0.2F}});
      sign.Line({{0.58F, 0.2F}, {0.58F, -0.05F}});
      sign.Line({{-0.1F, 0.25F}, {-0.6F, 0.1F}, {-0.2F, 0.85F}, {0.5F, 0.85F}, {0.62F, 0.2F}});
      break;
    case Icon::kList:
      for (const float y : {-0.6F, 0.0F, 0.6F}) {
        sign.Dot({-0.75F, y}, 0.14F);
        sign.Line({{-0.35F, y}, {0.85F, y}});
      }
      break;
    case Icon::kGarden: DrawGarden(sign); break;
    case Icon::kHeartFlower:
      sign.Petals({0, -0.3F}, 0.72F);
      sign.Line({{0, 0.3F}, {0, 0.9F}});
      break;
    case Icon::kPencil:
      sign.Line({{-0.8F, 0.8F},
                 {-0.65F, 0.3F},
                 {0.5F, -0.85F},
                 {0.85F, -0.5F},
                 {-0.3F, 0.65F},
                 {-0.8F, 0.8F}});
      break;
    case Icon::kPlus:
      sign.Line({{-0.75F, 0}, {0.75F, 0}});
      sign.Line({{0, -0.75F}, {0, 0.75F}});
      break;
    case Icon::kClock:
      sign.Circle({0, 0}, 0.85F);
      sign.Line({{0, -0.45F}, {0, 0.05F}, {0.4F, 0.25F}});
      break;
    case Icon::kPin:
      sign.Circle({0, -0.3F}, 0.5F);
      sign.Line({{-0.42F, 0.0F}, {0, 0.9F}, {0.42F, 0.0F}});
      break;
    case Icon::kQr: DrawQrSign(sign); break;
    case Icon::kMicrophone:
      sign.Block({-0.32F, -0.95F}, {0.32F, 0.25F}, 0.32F);
      sign.Arc({0, -0.05F}, 0.62F, 0, 0.5F);
      sign.Line({{0, 0.6F}, {0, 0.92F}});
      sign.Line({{-0.4F, 0.92F}, {0.4F, 0.92F}});
      break;
    case Icon::kCamera:
      sign.Line({{-0.95F, -0.4F},
                 {-0.4F, -0.4F},
                 {-0.25F, -0.7F},
                 {0.25F, -0.7F},
                 {0.4F, -0.4F},
                 {0.95F, -0.4F},
                 {0.95F, 0.7F},
                 {-0.95F, 0.7F},
                 {-0.95F, -0.4F}});
      sign.Arc({0, 0.12F}, 0.36F, 0, 1.02F);
      break;
    case Icon::kPlay:
      sign.Line({{-0.5F, -0.75F}, {0.75F, 0}, {-0.5F, 0.75F}, {-0.5F, -0.75F}});
      break;
    case Icon::kStop: sign.Block({-0.62F, -0.62F}, {0.62F, 0.62F}); break;
    case Icon::kMap:
      sign.Frame({-0.9F, -0.7F}, {0.9F, 0.7F});
      sign.Line({{-0.3F, -0.7F}, {-0.3F, 0.7F}});
      sign.Line({{0.3F, -0.7F}, {0.3F, 0.7F}});
      break;
    case Icon::kPhoto:
      sign.Frame({-0.9F, -0.7F}, {0.9F, 0.7F});
      sign.Dot({-0.4F, -0.25F}, 0.18F);
      sign.Line({{-0.7F, 0.55F}, {0.1F, -0.1F}, {0.7F, 0.55F}});
      break;
  }
}

}  // namespace oneflower::ui
