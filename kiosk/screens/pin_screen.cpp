#include "kiosk/screens/pin_screen.h"

#include <algorithm>

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

constexpr int kPinColumns = 3;
constexpr int kPinRows = 4;
constexpr size_t kDots = 8;  // as many as the longest PIN has digits

std::string StatusText(Frame& frame, const PinModel& model) {
  if (!model.is_set) return frame.T("pin.not_set");
  if (model.wait_s > 0) return frame.T("pin.wait", {{"seconds", std::to_string(model.wait_s)}});
  return frame.T(model.wrong ? "pin.wrong" : "pin.hint");
}

// One dot a digit: how many, never which.
void DrawDots(Frame& frame, const Box& box, size_t typed) {
  const float step = std::min(frame.Mm(11), box.Width() / kDots);
  const float left = box.Center().x - step * (kDots - 1) / 2;
  for (size_t i = 0; i < kDots; ++i) {
    const ImVec2 at = {left + step * static_cast<float>(i), box.Center().y};
    const float radius = step * 0.28F;
    if (i < typed) {
      frame.draw.AddCircleFilled(at, radius, frame.theme.red.ground);
    } else {
      frame.draw.AddCircle(at, radius, frame.ground.ink, 0, frame.Mm(0.6F));
    }
  }
}

void DrawAsked(const ScreenContext& context, const Box& box, const PinModel& model) {
  Frame& frame = context.frame;
  const bool alarm = model.wrong || model.wait_s > 0 || !model.is_set;
  const ui::Tone& tone = alarm ? frame.theme.red_pale : frame.theme.amber_pale;
  ui::DrawCard(frame, box, tone);
  const ui::OnGround on(frame, tone);
  Box inner = box.Inset(frame.Mm(6), frame.Mm(5));
  const std::string status = StatusText(frame, model);
  const float words = frame.TextHeight(status, Face::kBody, inner.Width());
  frame.Text(inner.TakeBottom(words, frame.Mm(2)), status,
             {.align = ui::Align::kCenter, .role = ui::Role::kStatus, .id = "pin.status"});
  DrawDots(frame, inner.TakeBottom(frame.Mm(14), frame.Mm(2)), model.typed);
  frame.Text(inner, model.why, {.align = ui::Align::kCenter, .middle = true, .id = "pin.why"});
}

void DrawPad(const ScreenContext& context, const Box& box, const PinModel& model, Intent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const bool open = model.is_set && model.wait_s == 0;
  const auto place = [&](int i) {
    return box.Row(i / kPinColumns, kPinRows, gap).Column(i % kPinColumns, kPinColumns, gap);
  };
  const auto key = [&](int i, const std::string& digit) {
    Ask(intent,
        ui::Button(frame, place(i),
                   {.id = "pin." + digit,
                    .label = digit,
                    .look = Look::kKey,
                    .enabled = open,
                    .face = Face::kHeading,
                    .role = ui::Role::kKey}),
        intent::TypePin{.digit = digit});
  };
  for (int i = 0; i < 9; ++i) key(i, std::to_string(i + 1));
  Ask(intent,
      ui::Button(frame, place(9),
                 {.id = "pin.delete",
                  .label = frame.T("key.delete"),
                  .look = Look::kKeySpecial,
                  .icon = ui::Icon::kBackspace,
                  .enabled = open && model.typed > 0,
                  .role = ui::Role::kKey}),
      intent::TypePin{.digit = {}, .backspace = true});
  key(10, "0");
  Ask(intent,
      ui::Button(frame, place(11),
                 {.id = "pin.ok",
                  .label = frame.T("pin.ok"),
                  .look = Look::kPrimary,
                  .enabled = open && model.may_confirm,
                  .role = ui::Role::kKey}),
      intent::ConfirmPin{});
}

}  // namespace

Intent DrawPin(const ScreenContext& context, const PinModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(5));
  const float gap = frame.metrics.GroupGap(6);
  const float control = frame.metrics.Control();
  const float key = std::max(control, frame.Mm(30));
  const float width = key * kPinColumns + frame.metrics.Gap() * (kPinColumns - 1);
  const float height =
      std::min(content.Height(), key * kPinRows + frame.metrics.Gap() * (kPinRows - 1));
  if (frame.metrics.Portrait()) {
    const Box pad = content.TakeBottom(content.Height() * 0.6F, gap);
    DrawPad(context, pad.Middle(std::min(pad.Width(), width * 1.2F), height), model, intent);
    DrawAsked(context, content, model);
  } else {
    const Box pad = content.TakeRight(std::max(width, content.Width() * 0.42F), gap);
    DrawPad(context, pad.Middle(std::min(pad.Width(), width * 1.2F), height), model, intent);
    DrawAsked(context, content.Middle(content.Width(), height), model);
  }
  return intent;
}

}  // namespace oneflower
