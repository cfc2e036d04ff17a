#include "kiosk/features/slip/my_flower_screen.h"

#include <algorithm>
#include <cmath>

#include "kiosk/features/slip/found_stories.h"
#include "kiosk/screens/proposal_widgets.h"
#include "kiosk/ui/picture.h"
#include "kiosk/ui/scroll.h"
#include "shared/domain/slip.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

void DrawTabs(const ScreenContext& context, const Box& box, const MyFlowerModel& model,
              SlipIntent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const auto tab = [&](int index, const char* id, const char* label, bool pictures) {
    const bool chosen = model.by_pictures == pictures;
    Ask(intent,
        ui::Button(frame, box.Column(index, 2, gap),
                   {.id = id,
                    .label = frame.T(label),
                    .look = chosen ? Look::kGreen : Look::kPlain,
                    .selected = chosen}),
        slip::FindBy{pictures});
  };
  tab(0, "by.code", "mine.by_code", false);
  tab(1, "by.pictures", "mine.by_pictures", true);
}

// The places of the code, filled as far as it is typed.
void DrawCode(const ScreenContext& context, const Box& box, const MyFlowerModel& model) {
  Frame& frame = context.frame;
  const float gap = frame.Mm(2);
  const float side = std::min((box.Width() - gap * 8) / 7.5F, box.Height());
  Box row = box.Middle(side * 7 + gap * 6 + side * 0.5F, side);
  for (size_t i = 0; i < kSlipLength; ++i) {
    const Box place = row.TakeLeft(side, i == 2 ? gap + side * 0.5F : gap);
    ui::DrawCard(frame, place, frame.theme.card, false);
    if (i >= model.code.size()) continue;
    const ui::OnGround on(frame, frame.theme.card);
    frame.Text(
        place, model.code.substr(i, 1),
        {.face = Face::kHeading, .align = ui::Align::kCenter, .max_lines = 1, .middle = true});
  }
  frame.Record({.id = "code",
                .role = ui::Role::kStatus,
                .label = model.code.empty() ? frame.T("mine.code_hint") : model.code,
                .box = row});
}

void DrawPad(const ScreenContext& context, const Box& box, SlipIntent& intent) {
  Frame& frame = context.frame;
  const int columns = frame.metrics.Portrait() ? 6 : 7;
  const int keys = static_cast<int>(kSlipAlphabet.size()) + 1;
  const int rows = (keys + columns - 1) / columns;
  const float gap = frame.Mm(1.6F);
  const Box pad =
      box.Middle(box.Width(), std::min(box.Height(), frame.Mm(34) * static_cast<float>(rows)));
  for (int i = 0; i + 1 < keys; ++i) {
    const std::string symbol(kSlipAlphabet.substr(static_cast<size_t>(i), 1));
    const Box key = pad.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
    Ask(intent,
        ui::Button(frame, key,
                   {.id = "pad." + symbol,
                    .label = symbol,
                    .look = Look::kKey,
                    .face = Face::kBody,
                    .role = ui::Role::kKey,
                    .round = frame.Mm(3)}),
        slip::TypeSymbol{symbol});
  }
  const int last = keys - 1;
  Box rest = pad.Row(last / columns, rows, gap).Column(last % columns, columns, gap);
  rest.max.x = pad.max.x;
  Ask(intent,
      ui::Button(frame, rest,
                 {.id = "pad.delete",
                  .label = frame.T("key.delete"),
                  .look = Look::kKeySpecial,
                  .icon = ui::Icon::kBackspace,
                  .face = Face::kBody,
                  .role = ui::Role::kKey,
                  .round = frame.Mm(3)}),
      slip::Backspace{});
}

struct Grid {
  int columns = 1;
  int rows = 1;
  float height = 0;  // of a row
  float All(float gap) const { return (height + gap) * static_cast<float>(rows) - gap; }
};

// As square as the room allows, so that every picture is as large as it can be.
Grid PictureGrid(const Frame& frame, float width, float height) {
  const float gap = frame.metrics.Gap();
  const float least = frame.metrics.Control();
  const float side = std::sqrt(width * height / static_cast<float>(ui::kPictureCount));
  const int fit = std::max(3, static_cast<int>((width + gap) / (least + gap)));
  const int columns = std::clamp(static_cast<int>(std::round(width / side)), 3, fit);
  const int rows = (ui::kPictureCount + columns - 1) / columns;
  const float cell = (width + gap) / static_cast<float>(columns) - gap;
  return {columns, rows,
          std::clamp((height + gap) / static_cast<float>(rows) - gap, least,
                     std::max(least, cell * 1.1F))};
}

void DrawPicturePad(const ScreenContext& context, const Box& box, const MyFlowerModel& model,
                    SlipIntent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  Grid shape = PictureGrid(frame, box.Width(), box.Height());
  if (shape.All(gap) > box.Height() + 1) {
    shape = PictureGrid(frame, box.Width() - ui::PageButtonWidth(frame) - gap, box.Height());
  }
  const auto& [columns, rows, height] = shape;
  const float all = shape.All(gap);
  const ui::ScrollArea area(frame, "pictures", box, all, ui::Axis::kDown);
  const Box grid = Box::At(area.Origin().x, area.Origin().y, area.view().Width(), all);
  constexpr ui::Tone kLight = {IM_COL32(255, 255, 255, 255), IM_COL32(58, 42, 36, 255)};
  for (int i = 0; i < ui::kPictureCount; ++i) {
    const Box cell = grid.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
    if (cell.Meet(area.view()).Empty()) continue;
    const std::string id = "picture." + std::string(ui::PictureKey(i));
    const bool picked = std::ranges::find(model.pictures, i) != model.pictures.end();
    const ui::Tone& tone = picked || frame.Pressed(id) ? frame.theme.green_pale : kLight;
    ui::DrawCard(frame, cell, tone, false);
    ui::DrawPicture(frame.draw, i, cell.Inset(frame.Mm(1.5F)));
    if (picked) {
      frame.draw.AddRect(cell.min, cell.max, frame.theme.green_pale.ink, frame.metrics.Round(), 0,
                         frame.Mm(1));
      ui::DrawIcon(
          frame.draw, ui::Icon::kCheck,
          Box::At(cell.max.x - frame.Mm(8), cell.min.y + frame.Mm(1), frame.Mm(7), frame.Mm(7)),
          frame.theme.green_pale.ink);
    }
    frame.Record({.id = id,
                  .role = ui::Role::kButton,
                  .label = frame.T(id),
                  .box = cell,
                  .selected = picked});
    Ask(intent, frame.Tapped(id), slip::PickPicture{i});
  }
}

void DrawFound(const ScreenContext& context, const Box& box, const Proposal& proposal) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.card);
  const ui::OnGround on(frame, frame.theme.card);
  Box inner = box.Inset(frame.Mm(6), frame.Mm(4));
  const float control = frame.metrics.Control();
  AskToGo(context,
          ui::Button(frame, inner.TakeBottom(control, frame.Mm(3)),
                     {.id = "open." + proposal.id,
                      .label = frame.T("wall.open_story"),
                      .look = Look::kPrimary}),
          {"story", proposal.id});
  const Box flower = inner.TakeLeft(std::min(frame.Mm(26), inner.Width() * 0.25F), frame.Mm(4));
  ui::DrawFlower(frame.draw, {flower.Center().x, flower.max.y - frame.Mm(2)},
                 std::min(flower.Height() - frame.Mm(2), frame.Mm(46)),
                 FlowerOf(proposal, context.community), {frame.Seconds(), 1});
  ui::DrawHeading(frame, inner, TitleText(context, proposal, 40), Face::kHeading, frame.Mm(2));
  frame.Text(inner, StandingText(context, proposal),
             {.max_lines = 6, .role = ui::Role::kStatus, .id = "standing." + proposal.id});
}

// Company while there is nothing to show yet.
void DrawWaitingFlower(Frame& frame, const Box& room, ui::GrowthStage stage) {
  const float height = std::min({room.Height(), room.Width() * 0.8F, frame.Mm(95)});
  if (height < frame.Mm(20)) return;
  const ImVec2 root = {room.Center().x, room.max.y - frame.Mm(3)};
  ui::DrawFlower(frame.draw, root, height, {.stage = stage, .color = ui::kOrangeFlower, .seed = 6},
                 {frame.Seconds(), 1});
}

void DrawResults(const ScreenContext& context, const Box& box, const MyFlowerModel& model,
                 SlipIntent& intent) {
  Frame& frame = context.frame;
  if (!model.memories.empty()) {
    return DrawFoundStories(context, box, model.memories, model.found, model.media, intent);
  }
  if (model.found.size() == 1) {
    const float most = frame.Mm(frame.metrics.ElderOrChild() ? 130 : 95);
    DrawFound(context, Box::At(box.min.x, box.min.y, box.Width(), std::min(box.Height(), most)),
              model.found.front());
    return;
  }
  if (!model.found.empty()) {
    const float row = ProposalRowHeight(frame);
    const float pitch = row + frame.metrics.Gap();
    const ui::ScrollArea area(frame, "found", box, pitch * static_cast<float>(model.found.size()),
                              ui::Axis::kDown);
    for (size_t i = 0; i < model.found.size(); ++i) {
      const float y = area.Origin().y + pitch * static_cast<float>(i);
      DrawProposalRow(context, Box::At(area.view().min.x, y, area.view().Width(), row),
                      "row." + model.found[i].id, model.found[i], model.media);
    }
    return;
  }
  const char* words = model.mistyped      ? "mine.mistyped"
                      : model.failed      ? "mine.trouble"
                      : model.searched    ? "mine.not_found"
                      : model.by_pictures ? "mine.pictures_hint"
                                          : "mine.code_hint";
  const std::string& hint = model.refused.empty() ? frame.T(words) : model.refused;
  Box room = box;
  room.TakeTop(
      ui::DrawLongText(frame, box, "hint", hint, {.role = ui::Role::kStatus, .id = "mine.hint"}),
      frame.Mm(4));
  DrawWaitingFlower(frame, room, model.searched ? ui::GrowthStage::kSeed : ui::GrowthStage::kBloom);
}

}  // namespace

SlipIntent DrawMyFlower(const ScreenContext& context, const MyFlowerModel& model) {
  Frame& frame = context.frame;
  SlipIntent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(5);
  const float control = frame.metrics.Control();
  const bool portrait = frame.metrics.Portrait();
  // A story that was found has the room of the keys: it is heard or taken back now.
  const bool keys = model.memories.empty();
  Box pad;
  if (keys) {
    pad = portrait ? content.TakeBottom(content.Height() * 0.52F, gap)
                   : content.TakeRight(content.Width() * 0.54F, gap);
  }
  DrawTabs(context, content.TakeTop(control, gap), model, intent);
  if (model.by_pictures) {
    if (keys) DrawPicturePad(context, pad, model, intent);
  } else {
    DrawCode(context, content.TakeTop(frame.Mm(26), gap), model);
    if (keys) DrawPad(context, pad, intent);
  }
  const bool anything = !model.code.empty() || !model.pictures.empty();
  if (anything) {
    const Box again = content.TakeBottom(control, gap);
    Ask(intent,
        ui::Button(frame, again,
                   {.id = "mine.again", .label = frame.T("mine.again"), .look = Look::kRedPale}),
        slip::Clear{});
  }
  DrawResults(context, content, model, intent);
  return intent;
}

}  // namespace oneflower
