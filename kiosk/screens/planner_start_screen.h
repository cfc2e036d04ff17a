// The way into 小小规划师: the class code in three pictures, the group's flower, the group's
// sheets. Nobody is asked who they are.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/chrome.h"
#include "kiosk/ui/keyboard.h"
#include "shared/domain/sheet.h"

namespace oneflower {

// Of the small pictures (picture.h) the first so many make a code, three of them.
inline constexpr int kCodePictures = 12;
inline constexpr size_t kCodeLength = 3;

struct PlannerCodeModel {
  ChromeModel chrome;
  std::vector<int> code;  // so far
};
Intent DrawPlannerCode(const ScreenContext& context, const PlannerCodeModel& model);

struct PlannerFlowerModel {
  ChromeModel chrome;
  std::vector<int> code;
};
Intent DrawPlannerFlower(const ScreenContext& context, const PlannerFlowerModel& model);

struct PlannerSheetsModel {
  ChromeModel chrome;
  const std::vector<KeptSheet>& sheets;  // of this group
  bool shared = true;                    // there are other stations that can show them
};
Intent DrawPlannerSheets(const ScreenContext& context, const PlannerSheetsModel& model);

// The name of a sheet where it has none yet: 第3张.
std::string SheetTitle(const ScreenContext& context, const Sheet& sheet, size_t number);

struct PlannerNameModel {
  ChromeModel chrome;
  std::string text;
  size_t caret = 0;
  std::string preedit;
  ui::KeyboardModel keyboard;
};
struct PlannerNameAnswer {
  Intent intent;
  std::optional<ui::KeyEvent> key;
  std::optional<size_t> caret;
};
PlannerNameAnswer DrawPlannerName(const ScreenContext& context, const PlannerNameModel& model);

}  // namespace oneflower
