// 拍照片: look, take, cover what should not be seen; up to three of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/input/sketch.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/ui/image.h"

namespace oneflower {

struct PhotoModel {
  ChromeModel chrome;
  ui::ImageView live;                // what the camera sees now
  bool sees = false;                 // there is something to take
  std::string trouble;               // why it sees nothing, in words; empty: it does, or will soon
  std::vector<ui::ImageView> taken;  // so far
  std::optional<size_t> open;        // of those, the one that is looked at; none: the camera is
  bool can_uncover = false;
  bool can_take = true;  // there is room for one more
};

struct PhotoAnswer {
  Intent intent;
  std::vector<SketchPoint> swept;  // over the open photo since the last frame, in its widths
  bool sweep_ended = false;
};

PhotoAnswer DrawPhoto(const ScreenContext& context, const PhotoModel& model);

// What the camera sees, or why it does not.
void DrawLive(const ScreenContext& context, const ui::Box& box, const PhotoModel& model);

// A photo that a finger may sweep over: what it covers goes into the answer.
void DrawTaken(const ScreenContext& context, const ui::Box& box, const ui::ImageView& photo,
               PhotoAnswer& answer);

}  // namespace oneflower
