// 画一画: a sheet, seven pens, an eraser and steps back.
#pragma once

#include <vector>

#include "kiosk/input/sketch.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/ui/image.h"

namespace oneflower {

struct SketchModel {
  ChromeModel chrome;
  const Sketch& sketch;  // as the visit keeps it, drawn anew every frame
  SketchTool tool;
  SheetGround ground = SheetGround::kBlank;
  ui::ImageView under;  // the ground, where it is no blank paper
};

struct SketchAnswer {
  Intent intent;
  std::vector<SketchPoint> stroke;  // what the finger drew since the last frame
  bool stroke_ended = false;
};

SketchAnswer DrawSketch(const ScreenContext& context, const SketchModel& model);

// The strokes on a sheet of that box (4 to 3), over whatever is there.
void DrawStrokes(ui::Frame& frame, const ui::Box& sheet, const Sketch& sketch);

}  // namespace oneflower
