#include "kiosk/screens/planner_start_screen.h"

#include <algorithm>
#include <optional>

#include "kiosk/screens/picture_cell.h"
#include "kiosk/screens/planner_intent.h"
#include "kiosk/screens/sheet_view.h"
#include "kiosk/ui/picture.h"
#include "kiosk/ui/scroll.h"
#include "kiosk/ui/text_field.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

// A sentence across the top of a screen.
void DrawSentence(Frame& frame, Box& content, const std::string& words) {
  const float height = frame.TextHeight(words, Face::kHeading, content.Width());
  frame.Text(content.TakeTop(height, frame.metrics.GroupGap(4)), words,
             {.face = Face::kHeading, .align = ui::Align::kCenter, .role = ui::Role::kStatus});
}

// The pictures so far, on cards of their own.
void DrawCodeSoFar(Frame& frame, const Box& box, const std::vector<int>& code) {
  const float side = box.Height();
  const float gap = frame.Mm(4);
  const Box row = box.Middle(side * kCodeLength + gap * (kCodeLength - 1), side);
  for (size_t i = 0; i < kCodeLength; ++i) {
    const Box place = row.Column(static_cast<int>(i), kCodeLength, gap);
    frame.draw.AddRectFilled(place.min, place.max, IM_COL32_WHITE, frame.metrics.Round());
    frame.draw.AddRect(place.min, place.max, frame.theme.border, frame.metrics.Round(), 0,
                       frame.Mm(0.6F));
    if (i < code.size()) ui::DrawPicture(frame.draw, code[i], place.Inset(side * 0.1F));
  }
}

// As large as all of them can be; where they cannot, they scroll.
void DrawFlowers(const ScreenContext& context, const Box& box, Intent& intent) {
  Frame& frame = context.frame;
  const auto& names = context.community.signatures;
  const float gap = frame.metrics.Gap();
  const auto count = static_cast<int>(names.size());
  const int columns = frame.metrics.Portrait() ? 4 : 6;
  const int rows = std::max(1, (count + columns - 1) / columns);
  const float least = std::max(PictureCellHeight(frame), frame.metrics.Control());
  const float fit = (box.Height() + gap) / static_cast<float>(rows) - gap;
  const float height = std::clamp(fit, least, frame.Mm(62));
  const float all = static_cast<float>(rows) * (height + gap) - gap;
  std::optional<ui::ScrollArea> area;
  Box grid = Box::At(box.min.x, box.min.y, box.Width(), all);
  if (all > box.Height() + 1) {
    area.emplace(frame, "planner.flowers", box, all, ui::Axis::kDown);
    grid = Box::At(area->Origin().x, area->Origin().y, area->view().Width(), all);
  }
  for (int i = 0; i < count; ++i) {
    const std::string& name = names[static_cast<size_t>(i)];
    const bool tapped = PictureCell(
        frame, grid.Row(i / columns, rows, gap).Column(i % columns, columns, gap),
        {.id = "group." + name, .label = name, .draw = [&](ImDrawList& draw, const Box& room) {
           ui::DrawFlowerHead(draw, room.Center(), room.Width() * 0.46F, i,
                              static_cast<uint64_t>(i));
         }});
    Ask(intent, tapped, Act(planner::PickFlower{name}));
  }
}

void DrawSheetCard(const ScreenContext& context, const Box& box, const KeptSheet& kept,
                   size_t number, Intent& intent) {
  Frame& frame = context.frame;
  const std::string id = "sheet." + std::to_string(number);
  const std::string title = SheetTitle(context, kept.sheet, number);
  const bool pressed = frame.Pressed(id);
  ui::DrawCard(frame, box, pressed ? frame.theme.key_special : frame.theme.card, !pressed);
  Box inner = box.Inset(frame.Mm(3));
  const float line = frame.metrics.LinePx(Face::kBody);
  Box foot = inner.TakeBottom(line, frame.Mm(1.5F));
  if (kept.voice_ms > 0) {
    const Box sign = foot.TakeRight(line, frame.Mm(2));
    ui::DrawIcon(frame.draw, ui::Icon::kMicrophone, sign.Inset(line * 0.15F), frame.theme.card.ink);
  }
  DrawSheet(context, PlanLayout(inner), kept.sheet, {.named = false, .recorded = false});
  frame.text.DrawLines(frame.draw, Face::kBody, foot, frame.clip, frame.theme.card.ink, title,
                       ui::Align::kLeft, 1);
  frame.Record({.id = id,
                .role = ui::Role::kButton,
                .label = title,
                .box = box,
                .cap_mm = frame.metrics.CapMm(Face::kBody),
                .fg = frame.theme.card.ink,
                .bg = frame.theme.card.ground});
  Ask(intent, frame.Tapped(id), Act(planner::OpenSheet{kept.id}));
}

// Who else can see what is built, and for how long; where there is room for it beside what has to
// be there.
void DrawShared(Frame& frame, Box& content, float least) {
  const std::string& words = frame.T("planner.shared");
  const float gap = frame.metrics.GroupGap(5);
  const float height = frame.TextHeight(words, Face::kBody, content.Width());
  if (content.Height() - height - gap < least) return;
  frame.Text(content.TakeBottom(height, gap), words,
             {.align = ui::Align::kCenter, .role = ui::Role::kStatus, .id = "sheets.shared"});
}

}  // namespace

Intent DrawPlannerCode(const ScreenContext& context, const PlannerCodeModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(5));
  DrawSentence(frame, content, frame.T("planner.code"));
  Box line = content.TakeTop(frame.metrics.Control(), frame.metrics.GroupGap(5));
  DrawCodeSoFar(frame, line, model.code);
  const ui::ButtonSpec again = {.id = "code.again",
                                .label = frame.T("planner.code_again"),
                                .look = Look::kRedPale,
                                .enabled = !model.code.empty()};
  const float width = std::max(ui::ButtonWidth(frame, again), frame.metrics.Control());
  Ask(intent, ui::Button(frame, line.TakeRight(width, frame.Mm(4)), again),
      Act(planner::ClearCode{}));
  const int columns = frame.metrics.Portrait() ? 3 : 6;
  const int rows = kCodePictures / columns;
  const float gap = frame.metrics.GroupGap(5);
  const float most = frame.Mm(62);
  const Box grid = content.Middle(std::min(content.Width(), most * static_cast<float>(columns)),
                                  std::min(content.Height(), most * static_cast<float>(rows)));
  for (int i = 0; i < kCodePictures; ++i) {
    const std::string key(ui::PictureKey(i));
    const bool tapped = PictureCell(
        frame, grid.Row(i / columns, rows, gap).Column(i % columns, columns, gap),
        {.id = "code." + key,
         .label = frame.T("picture." + key),
         .draw = [&](ImDrawList& draw, const Box& room) { ui::DrawPicture(draw, i, room); }});
    Ask(intent, tapped, Act(planner::PickCode{i}));
  }
  return intent;
}

Intent DrawPlannerFlower(const ScreenContext& context, const PlannerFlowerModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(5));
  DrawSentence(frame, content, frame.T("planner.flower"));
  Box foot = content.TakeBottom(frame.metrics.Control(), frame.metrics.GroupGap(5));
  const ui::ButtonSpec show = {
      .id = "planner.show", .label = frame.T("planner.show"), .look = Look::kViolet};
  Ask(intent,
      ui::Button(frame, foot.TakeRight(std::min(foot.Width() * 0.6F, ui::ButtonWidth(frame, show))),
                 show),
      Act(planner::AskShow{}));
  DrawCodeSoFar(frame, foot.TakeLeft(foot.Height() * 4), model.code);
  DrawFlowers(context, content, intent);
  return intent;
}

std::string SheetTitle(const ScreenContext& context, const Sheet& sheet, size_t number) {
  if (!sheet.name.empty()) return sheet.name;
  return context.frame.T("planner.nameless", {{"number", std::to_string(number)}});
}

Intent DrawPlannerSheets(const ScreenContext& context, const PlannerSheetsModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(5));
  const float gap = frame.metrics.GroupGap(5);
  Ask(intent,
      ui::Button(frame, content.TakeBottom(frame.metrics.Control() * 1.15F, gap),
                 {.id = "sheet.new",
                  .label = frame.T("planner.new"),
                  .look = Look::kPrimary,
                  .icon = ui::Icon::kPlus}),
      Act(planner::OpenSheet{}));
  if (model.sheets.empty()) {
    if (model.shared) DrawShared(frame, content, 0);
    frame.Text(content, frame.T("planner.no_sheets"),
               {.face = Face::kHeading, .align = ui::Align::kCenter, .middle = true});
    return intent;
  }
  const int columns = frame.metrics.Portrait() ? 2 : 3;
  const float strip = ui::PageStripWidth(frame, content) + frame.metrics.Gap();
  const float width = (content.Width() - strip + gap) / static_cast<float>(columns) - gap;
  const float row = (width - frame.Mm(6)) * kSheetPictureHeight + frame.Mm(7.5F) +
                    frame.metrics.LinePx(Face::kBody);
  if (model.shared) DrawShared(frame, content, row);
  const size_t rows = (model.sheets.size() + columns - 1) / columns;
  const ui::ScrollArea area(frame, "planner.sheets", content,
                            static_cast<float>(rows) * (row + gap) - gap, ui::Axis::kDown);
  for (size_t i = 0; i < model.sheets.size(); ++i) {
    const auto across = static_cast<float>(i % columns);
    const size_t down = i / columns;
    const Box card = Box::At(area.Origin().x + across * (width + gap),
                             area.Origin().y + static_cast<float>(down) * (row + gap), width, row);
    if (card.Meet(area.view()).Empty()) continue;
    DrawSheetCard(context, card, model.sheets[i], i + 1, intent);
  }
  return intent;
}

PlannerNameAnswer DrawPlannerName(const ScreenContext& context, const PlannerNameModel& model) {
  Frame& frame = context.frame;
  PlannerNameAnswer answer;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  const Box keys = content.TakeBottom(ui::KeyboardHeight(frame, model.keyboard.layout));
  answer.key = ui::DrawKeyboard(frame, keys, model.keyboard);
  answer.caret = ui::DrawTextField(frame, content.Inset(frame.metrics.Margin(), frame.Mm(3)),
                                   {.id = "sheet.name",
                                    .text = model.text,
                                    .caret = model.caret,
                                    .preedit = model.preedit,
                                    .placeholder = frame.T("planner.name_hint"),
                                    .note = {}});
  return answer;
}

}  // namespace oneflower
