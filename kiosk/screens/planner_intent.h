// What children ask for in 小小规划师, and staff in its show.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/screens/one_of.h"
#include "shared/domain/sheet.h"

namespace oneflower::planner {

// Who we are
struct PickCode {
  int picture = 0;
};
struct ClearCode {};
struct PickFlower {
  std::string flower;
};

// Our sheets
struct OpenSheet {
  std::string sheet;  // empty: a new one
};
struct Leave {};  // one screen back
struct OpenName {};
struct OpenVoice {};

// On the sheet
struct PickBlock {
  std::string kind;  // a second tap on the same puts it back
};
struct NextBlocks {};
struct PlaceBlock {
  std::string kind;
  SheetSpot at;
};
struct ChooseBlock {
  int block = 0;
};
struct MoveBlock {
  int block = 0;
  SheetSpot to;
};
struct TurnBlock {};    // the chosen one
struct RemoveBlock {};  // the chosen one
struct Undo {};
struct Redo {};
struct OpenPens {
  bool open = false;
};
struct PickPen {
  int pen = 0;
  bool eraser = false;
};
struct DrawLine {
  std::vector<SheetSpot> points;
};
struct RubOut {
  std::vector<SheetSpot> points;
  int reach = 0;
};
struct ChoosePart {};  // of the plan, to look at more closely
struct ShowPart {
  int part = 0;  // 0: the whole plan
};

// The show
struct AskShow {};  // for which somebody of the hall has to be there
struct TurnPage {
  int by = 1;
};
struct RollPages {  // they turn by themselves
  bool roll = true;
};
struct HearTold {};  // or stop it
struct AskProposal {
  bool ask = true;  // false: rather not
};
struct MakeProposal {};

}  // namespace oneflower::planner

namespace oneflower {

using PlannerActKinds =
    std::variant<planner::PickCode, planner::ClearCode, planner::PickFlower, planner::OpenSheet,
                 planner::Leave, planner::OpenName, planner::OpenVoice, planner::PickBlock,
                 planner::NextBlocks, planner::PlaceBlock, planner::ChooseBlock, planner::MoveBlock,
                 planner::TurnBlock, planner::RemoveBlock, planner::Undo, planner::Redo,
                 planner::OpenPens, planner::PickPen, planner::DrawLine, planner::RubOut,
                 planner::ChoosePart, planner::ShowPart, planner::AskShow, planner::TurnPage,
                 planner::RollPages, planner::HearTold, planner::AskProposal,
                 planner::MakeProposal>;
extern template class OneOf<PlannerActKinds>;
using PlannerAct = OneOf<PlannerActKinds>;

namespace intent {

struct Plan {
  PlannerAct act;
};

}  // namespace intent

inline intent::Plan Act(PlannerAct act) { return {std::move(act)}; }

}  // namespace oneflower
