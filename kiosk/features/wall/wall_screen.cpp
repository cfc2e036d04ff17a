#include "kiosk/features/wall/wall_screen.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/features/wall/wall_card.h"
#include "kiosk/features/wall/wall_filter.h"
#include "kiosk/features/wall/wall_map.h"
#include "kiosk/screens/proposal_widgets.h"
#include "kiosk/ui/flower_garden.h"
#include "kiosk/ui/scene.h"
#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

const Proposal* InWindow(const WallModel& model, int64_t index) {
  const int64_t at = index - model.window_first;
  if (at < 0 || at >= static_cast<int64_t>(model.window.size())) return nullptr;
  return &model.window[static_cast<size_t>(at)];
}

void DrawFlowerOnWall(const ScreenContext& context, const ui::GardenLayout& layout,
                      const ui::FlowerPlace& place, ImVec2 origin, const Proposal& proposal,
                      const Box& card, bool chosen, WallIntent& intent) {
  Frame& frame = context.frame;
  const ImVec2 root = {origin.x + place.root.x, origin.y + place.root.y};
  if (chosen) {
    frame.draw.AddCircleFilled(
        {root.x, root.y - place.height * 0.5F}, place.height * 0.62F,
        (frame.theme.card.ground & ~IM_COL32_A_MASK) | IM_COL32(0, 0, 0, 150));
  }
  ui::DrawFlower(frame.draw, root, place.height, FlowerOf(proposal, context.community),
                 {frame.Seconds(), 1});
  const Box tap = ui::FlowerTapBox(place, layout).Moved(origin.x, origin.y);
  if (!tap.Meet(card.Inset(-frame.metrics.Gap())).Empty()) return;
  const std::string id = "flower." + proposal.id;
  frame.Record({.id = id,
                .role = ui::Role::kButton,
                .label = TitleText(context, proposal, 40),
                .box = tap.Inset(frame.metrics.Gap() / 2)});
  Ask(intent, frame.Tapped(id), wall::SelectFlower{proposal.id});
}

void DrawGarden(const ScreenContext& context, const Box& box, const WallModel& model,
                WallAnswer& answer) {
  Frame& frame = context.frame;
  const Box sky = {box.min, {box.max.x, box.min.y + box.Height() * 0.5F}};
  const float spacing = frame.metrics.Control() + frame.metrics.Gap();
  // Even the boxes of the last row's flowers stay inside.
  const float top = std::max(box.Height() * 0.26F, spacing * 0.75F + frame.metrics.Gap());
  const Box strip = {{box.min.x, box.min.y + std::min(top, box.Height() * 0.6F)},
                     {box.max.x, box.max.y - frame.Mm(2)}};
  const ui::GardenLayout layout =
      ui::SpreadOver(ui::MakeGardenLayout(strip.Height(), spacing, 7), model.total, box.Width());
  const float width = ui::GardenWidth(model.total, layout);
  ui::ScrollArea area(frame, "garden", box, width, ui::Axis::kAcross);
  ui::DrawSky(frame.draw, sky, frame.theme.scene, frame.Seconds());
  const Box hills = {{box.min.x, box.min.y + box.Height() * 0.16F}, box.max};
  ui::DrawHills(frame.draw, hills, frame.theme.scene, area.offset());
  WallCard card(context, box, model);
  const float spare = std::max(0.0F, (box.Width() - width) / 2);
  const ImVec2 origin = {area.Origin().x + spare, strip.min.y};
  const auto visible = ui::VisibleFlowers(layout, model.total, area.offset(), box.Width());
  answer.first_seen = model.total;
  int64_t last = 0;
  for (const ui::VisibleFlower& flower : visible) {
    const int64_t bed = flower.index / ui::kBedSize * ui::kBedSize;
    answer.first_seen = std::min(answer.first_seen, bed);
    last = std::max(last, std::min(bed + ui::kBedSize, model.total));
    const Proposal* proposal = InWindow(model, ui::FlowerAt(flower.index, model.total));
    if (proposal == nullptr) continue;
    DrawFlowerOnWall(context, layout, flower.place, origin, *proposal, card.box(),
                     model.chosen && model.chosen->id == proposal->id, answer.intent);
  }
  answer.first_seen = std::min(answer.first_seen, last);
  answer.seen = last - answer.first_seen;
  card.Draw(answer.intent);
}

void DrawList(const ScreenContext& context, const Box& box, const WallModel& model,
              WallAnswer& answer) {
  Frame& frame = context.frame;
  const float row = ProposalRowHeight(frame);
  const float pitch = row + frame.metrics.Gap();
  const Box list = box.Inset(frame.metrics.Margin(), frame.metrics.BarPad());
  // A float holds whole pixels up to 16 million: 100,000 rows of 110 px still fit.
  ui::ScrollArea area(frame, "list", list, pitch * static_cast<float>(model.total),
                      ui::Axis::kDown);
  const auto first = static_cast<int64_t>(area.offset() / pitch);
  const auto count = static_cast<int64_t>(std::ceil(area.view().Height() / pitch)) + 1;
  answer.first_seen = first;
  answer.seen = std::min(count, model.total - first);
  for (int64_t i = first; i < first + answer.seen; ++i) {
    const Proposal* proposal = InWindow(model, i);
    if (proposal == nullptr) continue;
    const float y = area.view().min.y + static_cast<float>(i) * pitch - area.offset();
    DrawProposalRow(context, Box::At(area.view().min.x, y, area.view().Width(), row),
                    "row." + proposal->id, *proposal, model.media);
  }
}

void DrawNothing(const ScreenContext& context, const Box& box, const char* why) {
  Frame& frame = context.frame;
  const std::string& words = frame.T(why);
  const float width = std::min(box.Width() * 0.8F, frame.Mm(260));
  const float height = frame.TextHeight(words, Face::kBody, width);
  const float flower = std::clamp(box.Height() - height - frame.Mm(4), 0.0F, frame.Mm(60));
  Box middle = box.Middle(width, flower + frame.Mm(4) + height);
  const Box ground = middle.TakeTop(flower, frame.Mm(4));
  if (flower > frame.Mm(10)) {
    ui::DrawFlower(frame.draw, {ground.Center().x, ground.max.y}, flower,
                   {.stage = ui::GrowthStage::kSprout, .seed = 3});
  }
  frame.Text(middle, words, {.align = ui::Align::kCenter, .role = ui::Role::kStatus, .id = why});
}

}  // namespace

WallAnswer DrawWall(const ScreenContext& context, const WallModel& model) {
  Frame& frame = context.frame;
  WallAnswer answer;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  if (model.searching) {
    if (auto key = DrawSearch(context, content, model, answer.intent)) {
      Ask(answer.intent, true, wall::Key{std::move(*key)});
    }
  } else {
    DrawFilterBar(context, content, model, answer.intent);
    DrawStageBar(context, content, model, answer.intent);
  }
  if (model.failed || model.total == 0) {
    DrawNothing(context, content, model.failed ? "wall.trouble" : "wall.nothing");
  } else if (model.look == WallLook::kList || model.searching) {
    DrawList(context, content, model, answer);
  } else if (model.look == WallLook::kMap) {
    WallCard card(context, content, model);
    DrawWallMap(context, content, model, card.box(), answer.intent);
    card.Draw(answer.intent);
  } else {
    DrawGarden(context, content, model, answer);
  }
  return answer;
}

}  // namespace oneflower
