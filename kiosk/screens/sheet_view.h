// A children's sheet as it is drawn: the plan, the blocks standing on it, the lines. On the desk,
// small in lists, large in the show, and as the picture that goes with a proposal.
#pragma once

#include <string>

#include "kiosk/screens/plan_view.h"
#include "kiosk/ui/raster.h"
#include "shared/domain/sheet.h"

namespace oneflower {

// A part of the plan that is looked at more closely, in its units; 0 is the whole of it, the others
// overlap a little so that nothing stands on an edge only.
inline constexpr int kPlanParts = 9;
inline constexpr int kPartsAcross = 3;
ui::Box PartOfPlan(int part);

SheetSpot SheetSpotAt(const PlanLayout& layout, ImVec2 pixel);
ImVec2 PixelOf(const PlanLayout& layout, SheetSpot spot);

// The kind of a block, or null where this community has none of that name.
const BlockKind* KindOf(const Community& community, const std::string& kind);
std::string BlockName(const ScreenContext& context, const std::string& kind);

struct SheetLook {
  int chosen = 0;        // has a ring around it
  int lifted = 0;        // is under a finger, there:
  ImVec2 lifted_at{};    // pixels
  bool named = true;     // buildings have their numbers
  bool recorded = true;  // blocks are in the widget record, as "placed.ID"
};

void DrawSheet(const ScreenContext& context, const PlanLayout& layout, const Sheet& sheet,
               const SheetLook& look);

// A block that is on its way to the plan, its middle at that pixel.
void DrawCarriedBlock(const ScreenContext& context, const PlanLayout& layout,
                      const std::string& kind, ImVec2 at);

// The block a finger means: the one whose picture is there, the frontmost of several; 0: none.
int BlockAt(const PlanLayout& layout, const Sheet& sheet, ImVec2 pixel);

// The whole sheet as it stands on a picture of that width, without a word on it.
inline constexpr float kSheetPictureHeight = kPlanHeight / kPlanWidth;  // of its width
ui::Shapes SheetShapes(const ScreenContext& context, const Sheet& sheet, int width);

}  // namespace oneflower
