#include "kiosk/screens/sketch_screen.h"

#include <algorithm>

#include "kiosk/screens/pens.h"
#include "kiosk/ui/picture_pen.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Frame;
using ui::Look;

constexpr int kTools = kPenCount + 2;  // the pens, the eraser and the ground

// Paper stays white in every theme, so that a drawing looks on a phone as it looked here.
constexpr ImU32 kPaper = IM_COL32_WHITE;

void DrawSheet(Frame& frame, const Box& box, const SketchModel& model, SketchAnswer& answer) {
  const float width = std::min(box.Width(), box.Height() / kSheetHeight);
  const Box sheet = box.Middle(width, width * kSheetHeight);
  frame.draw.AddRectFilled(sheet.min, sheet.max, kPaper);
  frame.draw.AddRect(sheet.min, sheet.max, frame.theme.border, 0, 0, frame.Mm(0.6F));
  if (model.under.state == ui::ImageView::State::kReady) {
    ui::DrawImageFilling(frame, sheet, model.under, 0);
  }
  DrawStrokes(frame, sheet, model.sketch);
  frame.Record({.id = "sheet",
                .role = ui::Role::kCanvas,
                .label = frame.T(model.sketch.Full() ? "sketch.full" : "sketch.sheet"),
                .box = sheet});
  if (frame.pointer.stroked != "sheet") return;
  for (const ImVec2& point : frame.pointer.stroke) {
    answer.stroke.push_back({std::clamp((point.x - sheet.min.x) / width, 0.0F, 1.0F),
                             std::clamp((point.y - sheet.min.y) / width, 0.0F, kSheetHeight)});
  }
  answer.stroke_ended = frame.pointer.stroke_ended;
}

// A pen shows its colour; its name is what is read aloud.
bool PenButton(Frame& frame, const Box& box, int pen, bool chosen) {
  const std::string id = kPenNames[pen];
  ui::DrawCard(frame, box, frame.theme.card, false);
  const float reach = std::min(box.Width(), box.Height()) / 2;
  const float radius = reach * (frame.Pressed(id) ? 0.55F : 0.62F);
  frame.draw.AddCircleFilled(box.Center(), radius, PenColor(pen));
  frame.draw.AddCircle(box.Center(), radius, frame.theme.border, 0, frame.Mm(0.4F));
  if (chosen) {
    frame.draw.AddRect(box.min, box.max, frame.theme.focus, frame.metrics.Round(), 0,
                       frame.Mm(1.2F));
    ui::DrawIcon(frame.draw, ui::Icon::kCheck, box.Middle(radius, radius), kPaper);
  }
  frame.Record(
      {.id = id, .role = ui::Role::kButton, .label = frame.T(id), .box = box, .selected = chosen});
  return frame.Tapped(id);
}

void DrawTools(const ScreenContext& context, const Box& box, const SketchModel& model, int columns,
               Intent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const int rows = (kTools + columns - 1) / columns;
  const auto place = [&](int i) {
    return box.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
  };
  for (int pen = 0; pen < kPenCount; ++pen) {
    const bool chosen = !model.tool.eraser && model.tool.color == pen;
    Ask(intent, PenButton(frame, place(pen), pen, chosen), intent::PickPen{pen});
  }
  Ask(intent,
      ui::Button(frame, place(kPenCount),
                 {.id = "eraser",
                  .label = frame.T("sketch.eraser"),
                  .look = model.tool.eraser ? Look::kGreen : Look::kPlain,
                  .selected = model.tool.eraser}),
      intent::PickEraser{});
  // Tells what the sheet is now; a tap leads to the next one.
  constexpr const char* kGrounds[] = {"ground.blank", "ground.photo", "ground.plan"};
  Box last = place(kPenCount + 1);
  last.max.x = box.max.x;
  Ask(intent,
      ui::Button(frame, last,
                 {.id = "ground",
                  .label = frame.T(kGrounds[static_cast<size_t>(model.ground)]),
                  .look = Look::kBluePale,
                  .face = ui::Face::kSmall}),
      intent::NextGround{});
}

void DrawFoot(const ScreenContext& context, const Box& box, const SketchModel& model, bool stacked,
              Intent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const auto place = [&](int i) { return stacked ? box.Row(i, 3, gap) : box.Column(i, 3, gap); };
  Ask(intent,
      ui::Button(frame, place(0),
                 {.id = "sketch.undo",
                  .label = frame.T("sketch.undo"),
                  .look = Look::kPlain,
                  .icon = ui::Icon::kArrowLeft,
                  .enabled = model.sketch.CanUndo()}),
      intent::UndoSketch{});
  Ask(intent,
      ui::Button(frame, place(1),
                 {.id = "sketch.drop", .label = frame.T("sketch.drop"), .look = Look::kRedPale}),
      intent::DropSketch{});
  Ask(intent,
      ui::Button(frame, place(2),
                 {.id = "sketch.done",
                  .label = frame.T("sketch.done"),
                  .look = Look::kPrimary,
                  .enabled = !model.sketch.Empty()}),
      intent::CloseWay{});
}

}  // namespace

void DrawStrokes(Frame& frame, const Box& sheet, const Sketch& sketch) {
  const float width = sheet.Width();
  std::vector<ImVec2> line;
  for (const Sketch::Stroke& stroke : sketch.strokes()) {
    if (stroke.erased != 0) continue;
    line.clear();
    for (const SketchPoint& point : stroke.points) {
      line.push_back({sheet.min.x + point.x * width, sheet.min.y + point.y * width});
    }
    const float pen = kPenWidth * width;
    if (line.size() == 1) {
      frame.draw.AddCircleFilled(line.front(), pen / 2, PenColor(stroke.color));
    } else {
      ui::StrokeLine(frame.draw, line, pen, pen, PenColor(stroke.color));
    }
  }
}

SketchAnswer DrawSketch(const ScreenContext& context, const SketchModel& model) {
  Frame& frame = context.frame;
  SketchAnswer answer;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float control = frame.metrics.Control();
  const float gap = frame.metrics.Gap();
  const float group = frame.metrics.GroupGap(4);
  if (frame.metrics.Portrait()) {
    DrawFoot(context, content.TakeBottom(control, group), model, false, answer.intent);
    DrawTools(context, content.TakeBottom(control * 2 + gap, group), model, 5, answer.intent);
  } else {
    // Three tools beside each other; five where the panel is too low for three rows of them.
    const float foot = control * 3 + gap * 2;
    const bool low = content.Height() < foot * 2 + group;
    const int columns = low ? 5 : 3;
    const float count = static_cast<float>(columns);
    const float width = std::max(control * count + gap * (count - 1), frame.Mm(72));
    const float rows = low ? 2 : 3;
    const float tools = control * rows + gap * (rows - 1);
    Box side = content.TakeRight(width, group);
    DrawFoot(context, side.TakeBottom(foot, group), model, true, answer.intent);
    DrawTools(context, side.TakeTop(low ? tools : std::max(tools, frame.Mm(72))), model, columns,
              answer.intent);
  }
  DrawSheet(frame, content, model, answer);
  return answer;
}

}  // namespace oneflower
