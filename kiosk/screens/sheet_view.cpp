#include "kiosk/screens/sheet_view.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/pens.h"
#include "kiosk/ui/block_picture.h"
#include "kiosk/ui/stamps.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Frame;

static_assert(kSheetPens == kPenCount);

// A block's picture, of the plan's width: a bench of two metres would be a dot.
constexpr float kLeastSide = 0.055F;
constexpr float kPenShare = 0.007F;
// How a picture stands on its spot, of its side.
constexpr float kAbove = 0.3F;
constexpr ImU32 kPlate = IM_COL32(240, 224, 196, 190);
constexpr ImU32 kPlateEdge = IM_COL32(201, 168, 120, 255);
constexpr float kTenth = 10;

// Seen more closely it is larger, though less so than the plan: there is more room between them.
float SideOf(const PlanLayout& layout) {
  const float closer = kPlanWidth * layout.scale() / layout.box().Width();
  return layout.box().Width() * kLeastSide * std::sqrt(closer);
}

struct Footprint {
  float wide = 0;  // pixels
  float deep = 0;
};

Footprint FootprintOf(const ScreenContext& context, const PlanLayout& layout,
                      const BlockKind* kind) {
  const float side = SideOf(layout);
  const float metre = layout.scale() / context.community.metres_per_unit;
  if (kind == nullptr) return {side * 0.7F, side * 0.4F};
  return {std::max(side * 0.8F, kind->wide_m * metre),
          std::max(side * 0.36F, kind->deep_m * metre)};
}

Box PictureBox(const PlanLayout& layout, ImVec2 at) {
  const float side = SideOf(layout);
  return Box::At(at.x - side / 2, at.y - side * (0.5F + kAbove), side, side);
}

// The side that the block looks to: down, left, up, right.
void DrawFront(Frame& frame, ImVec2 at, const Footprint& size, int turn) {
  const float r = size.deep * 0.26F;
  const ImVec2 to[] = {
      {0, size.deep / 2}, {-size.deep / 2, 0}, {0, -size.deep / 2}, {size.deep / 2, 0}};
  const ImVec2 way = to[turn];
  const float length = std::max(std::hypot(way.x, way.y), 1.0F);
  const ImVec2 unit = {way.x / length, way.y / length};
  const ImVec2 tip = {at.x + way.x + unit.x * r, at.y + way.y + unit.y * r};
  const ImVec2 left = {at.x + way.x - unit.y * r, at.y + way.y + unit.x * r};
  const ImVec2 right = {at.x + way.x + unit.y * r, at.y + way.y - unit.x * r};
  frame.draw.AddTriangleFilled(tip, left, right, kPlateEdge);
}

// One block as it stands: the ground it takes, and its picture.
void DrawBlock(const ScreenContext& context, const PlanLayout& layout, const std::string& name,
               int turn, ImVec2 at) {
  Frame& frame = context.frame;
  const BlockKind* kind = KindOf(context.community, name);
  Footprint size = FootprintOf(context, layout, kind);
  const bool across = turn % 2 == 1;
  if (across) std::swap(size.wide, size.deep);
  const Box plate = Box::At(at.x - size.wide / 2, at.y - size.deep / 2, size.wide, size.deep);
  const float round = std::min(size.wide, size.deep) * 0.3F;
  frame.draw.AddRectFilled(plate.min, plate.max, kPlate, round);
  frame.draw.AddRect(plate.min, plate.max, kPlateEdge, round, 0,
                     std::max(1.0F, SideOf(layout) * 0.02F));
  if (across) std::swap(size.wide, size.deep);
  if (kind != nullptr && kind->turns == 4) DrawFront(frame, at, size, turn);
  ui::DrawBlockPicture(frame.draw, kind != nullptr ? kind->picture : std::string(),
                       PictureBox(layout, at), turn == 1 || turn == 2);
}

// From the back of the plan to its front.
std::vector<const PlacedBlock*> InDepth(const Sheet& sheet) {
  std::vector<const PlacedBlock*> blocks;
  for (const PlacedBlock& block : sheet.blocks) blocks.push_back(&block);
  std::ranges::sort(blocks, {},
                    [](const PlacedBlock* block) { return std::pair(block->at.y, block->id); });
  return blocks;
}

void DrawRingAround(Frame& frame, const Box& box) {
  const float width = frame.Mm(0.8F);
  const Box outer = box.Inset(-frame.Mm(1.2F));
  frame.draw.AddRect(outer.min, outer.max, frame.theme.card.ground, frame.Mm(2.4F), 0, width * 2);
  frame.draw.AddRect(outer.min, outer.max, frame.theme.red.ground, frame.Mm(2.4F), 0, width);
}

void DrawLines(const ScreenContext& context, const PlanLayout& layout, const Sheet& sheet) {
  const float pen = std::max(1.5F, layout.box().Width() * kPenShare);
  std::vector<ImVec2> points;
  for (const SheetLine& line : sheet.lines) {
    points.clear();
    for (const SheetSpot& spot : line.points) points.push_back(PixelOf(layout, spot));
    if (points.size() == 1) {
      context.frame.draw.AddCircleFilled(points.front(), pen / 2, PenColor(line.pen));
    } else {
      ui::StrokeLine(context.frame.draw, points, pen, pen, PenColor(line.pen));
    }
  }
}

}  // namespace

Box PartOfPlan(int part) {
  if (part <= 0 || part > kPlanParts) return Box::At(0, 0, kPlanWidth, kPlanHeight);
  const float wide = kPlanWidth * 0.4F;
  const float deep = kPlanHeight * 0.4F;
  const auto column = static_cast<float>((part - 1) % kPartsAcross);
  const int row = (part - 1) / kPartsAcross;
  return Box::At(column * (kPlanWidth - wide) / (kPartsAcross - 1),
                 static_cast<float>(row) * (kPlanHeight - deep) / (kPartsAcross - 1), wide, deep);
}

SheetSpot SheetSpotAt(const PlanLayout& layout, ImVec2 pixel) {
  const ImVec2 units = layout.UnitsAt(pixel);
  return {std::clamp(static_cast<int>(std::lround(units.x * kTenth)), 0, kSheetWidth),
          std::clamp(static_cast<int>(std::lround(units.y * kTenth)), 0, kSheetDepth)};
}

ImVec2 PixelOf(const PlanLayout& layout, SheetSpot spot) {
  return layout.At(static_cast<float>(spot.x) / kTenth, static_cast<float>(spot.y) / kTenth);
}

const BlockKind* KindOf(const Community& community, const std::string& kind) {
  const auto found = std::ranges::find(community.blocks, kind, &BlockKind::id);
  return found != community.blocks.end() ? &*found : nullptr;
}

std::string BlockName(const ScreenContext& context, const std::string& kind) {
  const BlockKind* found = KindOf(context.community, kind);
  return found != nullptr ? context.In(found->name) : context.frame.T("planner.something");
}

void DrawSheet(const ScreenContext& context, const PlanLayout& layout, const Sheet& sheet,
               const SheetLook& look) {
  Frame& frame = context.frame;
  DrawPlan(context, layout, {}, look.named);
  const ui::Clipped inside(frame, layout.box());
  DrawLines(context, layout, sheet);
  ui::Stamps stamps(frame.draw);
  const float side = SideOf(layout);
  for (const PlacedBlock* block : InDepth(sheet)) {
    if (block->id == look.lifted) continue;
    const ImVec2 at = PixelOf(layout, block->at);
    if (!layout.box().Inset(-side).Contains(at)) continue;
    stamps.Put(block->kind + static_cast<char>('0' + block->turn), at, [&](ImVec2 middle) {
      DrawBlock(context, layout, block->kind, block->turn, middle);
    });
    if (!look.recorded) continue;
    frame.Record({.id = "placed." + std::to_string(block->id),
                  .role = ui::Role::kImage,
                  .label = BlockName(context, block->kind),
                  .box = PictureBox(layout, at),
                  .selected = block->id == look.chosen});
  }
  if (const PlacedBlock* chosen = BlockOf(sheet, look.chosen);
      chosen != nullptr && look.chosen != look.lifted) {
    DrawRingAround(frame, PictureBox(layout, PixelOf(layout, chosen->at)));
  }
  if (const PlacedBlock* lifted = BlockOf(sheet, look.lifted)) {
    DrawBlock(context, layout, lifted->kind, lifted->turn, look.lifted_at);
    DrawRingAround(frame, PictureBox(layout, look.lifted_at));
  }
}

void DrawCarriedBlock(const ScreenContext& context, const PlanLayout& layout,
                      const std::string& kind, ImVec2 at) {
  DrawBlock(context, layout, kind, 0, at);
  DrawRingAround(context.frame, PictureBox(layout, at));
}

int BlockAt(const PlanLayout& layout, const Sheet& sheet, ImVec2 pixel) {
  const auto blocks = InDepth(sheet);
  const auto found = std::find_if(blocks.rbegin(), blocks.rend(), [&](const PlacedBlock* block) {
    return PictureBox(layout, PixelOf(layout, block->at)).Contains(pixel);
  });
  return found != blocks.rend() ? (*found)->id : 0;
}

ui::Shapes SheetShapes(const ScreenContext& context, const Sheet& sheet, int width) {
  const int height = static_cast<int>(static_cast<float>(width) * kSheetPictureHeight);
  ui::Scratch scratch(width, height);
  ui::WidgetRecord nobody_sees;
  const Box box = Box::At(0, 0, static_cast<float>(width), static_cast<float>(height));
  const Frame& on = context.frame;
  Frame frame{.draw = scratch.list(),
              .metrics = on.metrics,
              .theme = ui::ThemeOf(ui::ThemeName::kStandard),
              .text = on.text,
              .strings = on.strings,
              .language = on.language,
              .record = nobody_sees,
              .pointer = on.pointer,
              .memory = on.memory,
              .area = box,
              .ground = ui::ThemeOf(ui::ThemeName::kStandard).paper,
              .clip = box};
  DrawSheet({frame, context.community, context.shell}, PlanLayout(box), sheet,
            {.named = false, .recorded = false});
  return scratch.Take();
}

}  // namespace oneflower
