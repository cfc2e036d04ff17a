// The card of the flower that was touched on the wall, in the garden and on the map.
#pragma once

#include "kiosk/features/wall/wall_screen.h"

namespace oneflower {

class WallCard {
 public:
  // In the middle of the upper part of the wall, where both hands reach. The model outlives it.
  WallCard(const ScreenContext& context, const ui::Box& wall, const WallModel& model);

  // Empty where nothing is chosen.
  const ui::Box& box() const { return box_; }

  void Draw(WallIntent& intent);

 private:
  bool HasNext() const { return model_.look == WallLook::kMap && model_.here > 1; }
  float TopHeight() const;  // of the line with the step
  const Medium* Picture() const;
  void DrawTop(ui::Box line, WallIntent& intent);
  void DrawPicture(const ui::Box& box);
  void DrawButtons(ui::Box row, WallIntent& intent);

  const ScreenContext& context_;
  ui::Frame& frame_;
  const WallModel& model_;
  std::string title_;
  std::string media_;  // in words
  ui::Box box_;
};

}  // namespace oneflower
