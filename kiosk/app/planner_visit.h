// What a group has open in 小小规划师. Part of the visit: with it goes everything of the sheet that
// is in memory; what the store keeps stays.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/input/composer.h"
#include "kiosk/input/voice_recorder.h"
#include "kiosk/screens/planner_screen.h"
#include "shared/domain/sheet.h"

namespace oneflower {

enum class PlannerStep { kCode, kFlower, kSheets, kDesk, kName, kVoice, kShow };

struct PlannerView {
  PlannerStep step = PlannerStep::kCode;
  std::vector<int> code;  // pictures so far
  PlannerGroup group;
  std::vector<KeptSheet> sheets;  // of the group; in the show, of the class, from all stations

  // The sheet on the desk
  std::string sheet;  // its id
  int64_t made_ms = 0;
  bool begun = false;  // the store has been given it
  SheetDesk desk;
  std::map<std::string, SheetDesk> aside;  // of the group's other sheets, by id: steps to undo
  std::optional<VoiceMemo> voice;
  int chosen = 0;
  PlannerTool tool;
  int palette_page = 0;
  int part = 0;
  bool choosing_part = false;
  Composer name{kMaxSheetName};
  std::set<int64_t> keeping;  // tickets of steps on their way to the store

  // The show
  size_t page = 0;
  bool rolling = false;       // pages turn by themselves
  int64_t page_since_ms = 0;  // monotonic
  bool asking = false;        // is it to be a proposal?
  bool planting = false;      // the next frame makes the picture
  // The proposal that was made of the chosen block before, empty if none was; nothing: it has to be
  // looked up.
  std::optional<std::string> already;
  int64_t ticket = 0;            // of the planting under way; 0: none
  std::string trouble;           // id of the string that says why it did not work
  std::vector<KeptSheet> own;    // of the class, as they are here
  std::vector<KeptSheet> board;  // as the hub last said that they are
  bool board_missed = false;     // it did not answer
  bool mix_due = false;          // what is shown is not yet what those two say
};

}  // namespace oneflower
