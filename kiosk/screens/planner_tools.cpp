#include "kiosk/screens/planner_tools.h"

#include <algorithm>
#include <vector>

#include "kiosk/screens/pens.h"
#include "kiosk/screens/picture_cell.h"
#include "kiosk/ui/block_picture.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Frame;
using ui::Look;
using Kind = PlannerTool::Kind;

// The pens where the blocks were: a finger holds one or the other.
void DrawPens(const ScreenContext& context, const Box& box, const PlannerModel& model,
              Intent& intent) {
  Frame& frame = context.frame;
  CellGrid grid(frame, box, frame.metrics.Control());
  grid.GrowFor(kSheetPens + 1);
  for (int pen = 0; pen < kSheetPens; ++pen) {
    const bool held = model.tool.kind == Kind::kPen && model.tool.pen == pen;
    const bool tapped =
        PictureCell(frame, grid.Cell(pen),
                    {.id = kPenNames[pen],
                     .label = frame.T(kPenNames[pen]),
                     .selected = held,
                     .draw = [&](ImDrawList& draw, const Box& room) {
                       draw.AddCircleFilled(room.Center(), room.Width() * 0.36F, PenColor(pen));
                     }});
    Ask(intent, tapped, Act(planner::PickPen{pen, false}));
  }
  const bool tapped = PictureCell(
      frame, grid.Cell(kSheetPens),
      {.id = "eraser",
       .label = frame.T("sketch.eraser"),
       .selected = model.tool.kind == Kind::kEraser,
       .draw = [&](ImDrawList& draw, const Box& room) {
         const Box rubber = room.Middle(room.Width() * 0.7F, room.Height() * 0.4F);
         draw.AddRectFilled(rubber.min, rubber.max, IM_COL32(233, 139, 165, 255), frame.Mm(1.5F));
         draw.AddRectFilled(rubber.Center(), rubber.max, IM_COL32(63, 127, 191, 255),
                            frame.Mm(1.5F));
       }});
  Ask(intent, tapped, Act(planner::PickPen{model.tool.pen, true}));
}

}  // namespace

CarriedBlock DrawPalette(const ScreenContext& context, const Box& box, const PlannerModel& model,
                         Intent& intent) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.blue_pale, false);
  const ui::OnGround on(frame, frame.theme.blue_pale);
  Box inner = box.Inset(frame.Mm(3));
  CarriedBlock carried;
  if (model.tool.Draws()) {
    DrawPens(context, inner, model, intent);
    return carried;
  }
  std::vector<const BlockKind*> kinds;
  for (const BlockKind& each : context.community.blocks) {
    if (ForChildren(context.community, each.topic)) kinds.push_back(&each);
  }
  const float width = frame.metrics.HanPx(ui::Face::kSmall) * 4 + frame.Mm(4);
  const auto count = static_cast<int>(kinds.size());
  if (CellGrid(frame, inner, width).Held() < count) {
    Ask(intent,
        ui::Button(frame, inner.TakeBottom(frame.metrics.Control(), frame.metrics.Gap()),
                   {.id = "blocks.more",
                    .label = frame.T("planner.more"),
                    .look = Look::kPlain,
                    .icon = ui::Icon::kArrowRight}),
        Act(planner::NextBlocks{}));
  }
  CellGrid grid(frame, inner, width);
  const int held = grid.Held();
  grid.GrowFor(std::min(held, count));
  const int pages = std::max(1, (count + held - 1) / held);
  const int first = model.palette_page % pages * held;
  for (int i = first; i < std::min(first + held, count); ++i) {
    const BlockKind& kind = *kinds[static_cast<size_t>(i)];
    const std::string id = "block." + kind.id;
    const bool held_now = model.tool.kind == Kind::kBlock && model.tool.block == kind.id;
    const bool tapped = PictureCell(frame, grid.Cell(i - first),
                                    {.id = id,
                                     .label = context.In(kind.name),
                                     .selected = held_now,
                                     .can_carry = true,
                                     .draw = [&](ImDrawList& draw, const Box& room) {
                                       ui::DrawBlockPicture(draw, kind.picture, room);
                                     }});
    Ask(intent, tapped, Act(planner::PickBlock{kind.id}));
    if (frame.pointer.carried == id) {
      carried = {kind.id, frame.pointer.carried_at, frame.pointer.carry_ended};
    }
  }
  return carried;
}

void DrawBlockTools(const ScreenContext& context, const Box& box, const PlannerModel& model,
                    Intent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const PlacedBlock* chosen = BlockOf(model.sheet, model.chosen);
  const BlockKind* kind = chosen != nullptr ? KindOf(context.community, chosen->kind) : nullptr;
  const bool drawing = model.tool.Draws();
  const auto button = [&](int place, const ui::ButtonSpec& spec, PlannerAct act) {
    Ask(intent, ui::Button(frame, box.Column(place, 4, gap), spec), Act(std::move(act)));
  };
  button(0,
         {.id = "planner.turn",
          .label = frame.T("planner.turn"),
          .enabled = kind != nullptr && kind->turns > 1},
         planner::TurnBlock{});
  button(1,
         {.id = "planner.remove",
          .label = frame.T("planner.remove"),
          .look = Look::kRedPale,
          .enabled = chosen != nullptr},
         planner::RemoveBlock{});
  button(2,
         {.id = "planner.pens",
          .label = frame.T(drawing ? "planner.pens_away" : "planner.pens"),
          .look = drawing ? Look::kGreen : Look::kAmberPale,
          .icon = ui::Icon::kPencil},
         planner::OpenPens{!drawing});
  const bool close = model.part != 0 || model.choosing_part;
  button(3,
         {.id = "planner.look",
          .label = frame.T(close ? "planner.whole" : "planner.closer"),
          .look = Look::kBluePale,
          .icon = ui::Icon::kSearch},
         close ? PlannerAct(planner::ShowPart{0}) : PlannerAct(planner::ChoosePart{}));
}

void DrawSheetButtons(const ScreenContext& context, const Box& box, const PlannerModel& model,
                      Intent& intent) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.amber_pale, false);
  const ui::OnGround on(frame, frame.theme.amber_pale);
  Box inner = box.Inset(frame.Mm(3));
  const float gap = frame.metrics.Gap();
  const float control =
      std::min(frame.Mm(34), std::max(frame.metrics.Control(), (inner.Height() - 4 * gap) / 5.4F));
  const auto button = [&](const ui::ButtonSpec& spec, PlannerAct act) {
    Ask(intent, ui::Button(frame, inner.TakeBottom(control, gap), spec), Act(std::move(act)));
  };
  button({.id = "planner.done",
          .label = frame.T(model.kept ? "planner.done" : "planner.keeping"),
          .look = Look::kGreen,
          .icon = ui::Icon::kCheck},
         planner::Leave{});
  button({.id = "planner.redo",
          .label = frame.T("planner.redo"),
          .icon = ui::Icon::kArrowRight,
          .enabled = model.can_redo},
         planner::Redo{});
  button({.id = "planner.undo",
          .label = frame.T("planner.undo"),
          .look = Look::kBluePale,
          .icon = ui::Icon::kArrowLeft,
          .enabled = model.can_undo},
         planner::Undo{});
  button({.id = "planner.voice",
          .label = model.voice_ms > 0
                       ? frame.T("way.voice_done", {{"time", DurationText(model.voice_ms)}})
                       : frame.T("planner.voice"),
          .look = Look::kPrimary,
          .icon = ui::Icon::kMicrophone},
         planner::OpenVoice{});
  const std::string& name = model.sheet.name;
  Ask(intent,
      ui::Button(frame, inner,
                 {.id = "planner.name",
                  .label = name.empty() ? frame.T("planner.name") : name,
                  .face = ui::Face::kHeading}),
      Act(planner::OpenName{}));
}

}  // namespace oneflower
