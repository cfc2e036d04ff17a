// What the small pictures are drawn with: a square from -1 to 1, y downwards, colours as 0xRRGGBB.
// Inside of picture.cpp and block_picture.cpp; not for screens.
#pragma once

#include <imgui.h>

#include <span>
#include <string_view>
#include <vector>

#include "kiosk/ui/picture_pen.h"

namespace oneflower::ui {

// The colours most pictures have.
inline constexpr unsigned kPaintRed = 0xD8402F, kPaintOrange = 0xF08A3C, kPaintYellow = 0xF4B93B,
                          kPaintGreen = 0x4E9F62, kPaintDeepGreen = 0x2F7D4F, kPaintBlue = 0x3F7FBF,
                          kPaintPale = 0xBFDDF2, kPaintBrown = 0x8A5A34, kPaintInk = 0x3A2A24,
                          kPaintWhite = 0xFFFFFF, kPaintPink = 0xE98BA5, kPaintCream = 0xFBEFD9;

class PictureBrush {
 public:
  // Mirrored: left is right.
  PictureBrush(ImDrawList& draw_list, const Box& box, bool mirrored = false);

  void Ellipse(ImVec2 center, ImVec2 radii, unsigned color) const;
  void Shape(const std::vector<ImVec2>& outline, unsigned color) const;
  void Line(const std::vector<ImVec2>& points, unsigned color, float width = 0.1F) const;
  void Block(ImVec2 from, ImVec2 to, unsigned color, float round = 0.08F) const;
  void Ring(ImVec2 center, float radius, unsigned color, float width = 0.1F) const;
  // A filled segment of a circle; turns from 0 (right) clockwise to 1.
  void Arc(ImVec2 center, float radius, float from, float to, unsigned color) const;

 private:
  ImVec2 At(ImVec2 point) const {
    return {center_.x + point.x * unit_ * side_, center_.y + point.y * unit_};
  }

  ImDrawList& draw_;
  ImVec2 center_;
  float unit_;
  float side_;  // -1 where it is mirrored
};

// A picture under its name.
struct PictureEntry {
  std::string_view key;
  void (*draw)(const PictureBrush&);
};

}  // namespace oneflower::ui
