// 小小规划师: blocks and pens on the plan of the community.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/sheet_view.h"

namespace oneflower {

// What the next touch on the plan does, beside choosing and moving what stands there.
struct PlannerTool {
  enum class Kind { kHand, kBlock, kPen, kEraser };
  Kind kind = Kind::kHand;
  std::string block;  // kBlock: its kind
  int pen = 1;
  bool Draws() const { return kind == Kind::kPen || kind == Kind::kEraser; }
};

struct PlannerModel {
  ChromeModel chrome;
  const Sheet& sheet;
  PlannerTool tool;
  int chosen = 0;  // block
  int palette_page = 0;
  int part = 0;  // of the plan that is shown
  bool choosing_part = false;
  bool can_undo = false;
  bool can_redo = false;
  bool full = false;  // no further block fits
  bool full_of_drawing = false;
  int64_t voice_ms = 0;  // what was told about it
  bool kept = true;      // the store has all of it
};

Intent DrawPlanner(const ScreenContext& context, const PlannerModel& model);

}  // namespace oneflower
