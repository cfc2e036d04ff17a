#include "kiosk/features/help/help_screen.h"

#include <algorithm>
#include <cmath>

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using CallState = HelpModel::State;

const char* NameOf(CallState state) {
  switch (state) {
    case CallState::kRinging: return "ringing";
    case CallState::kUnheard: return "unheard";
    case CallState::kNoLine: return "no_line";
    case CallState::kTrouble: return "trouble";
    case CallState::kComing: return "coming";
  }
  return "";
}

// Sound going out from a flower, as rings on water.
void DrawRipples(Frame& frame, ImVec2 center, float reach, const ui::Tone& tone) {
  constexpr int kRipples = 3;
  constexpr float kPeriodSeconds = 2.4F;
  const auto seconds = static_cast<float>(static_cast<double>(frame.now_ms % 2'400) / 1000);
  for (int i = 0; i < kRipples; ++i) {
    const float age = std::fmod(seconds / kPeriodSeconds + static_cast<float>(i) / kRipples, 1.0F);
    frame.draw.AddCircle(center, reach * (0.35F + 0.65F * age),
                         ui::MixColors(tone.ground, tone.ink, 0.5F * (1 - age)), 0, frame.Mm(1.2F));
  }
  frame.animating = true;
}

void DrawPicture(Frame& frame, const Box& box, CallState state, const ui::Tone& tone) {
  const float height = std::min(box.Height(), box.Width());
  const ImVec2 root = {box.Center().x, box.Center().y + height * 0.42F};
  if (state == CallState::kRinging) {
    DrawRipples(frame, {root.x, root.y - height * 0.55F}, height * 0.5F, tone);
  }
  const bool heard = state == CallState::kComing;
  const bool rings = state == CallState::kRinging;
  ui::DrawFlower(frame.draw, root, height * 0.84F,
                 {.stage = heard ? ui::GrowthStage::kBloom : ui::GrowthStage::kBud,
                  .color = ui::kBlueFlower,
                  .seed = 7},
                 {frame.Seconds(), rings ? 2.0F : 1.0F});
}

// What can be done now, beside going home by the bar at the top.
HelpIntent DrawActs(const ScreenContext& context, Box row, CallState state) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.GroupGap(5);
  if (state == CallState::kComing) {
    AskShell(
        context,
        ui::Button(frame, row,
                   {.id = "help.fine", .label = frame.T("help.fine"), .look = ui::Look::kPrimary}),
        shell::GoHome{});
    return HelpIntent::kNothing;
  }
  HelpIntent intent = HelpIntent::kNothing;
  if (state != CallState::kRinging &&
      ui::Button(
          frame, row.TakeLeft((row.Width() - gap) / 2, gap),
          {.id = "help.again", .label = frame.T("help.again"), .look = ui::Look::kPrimary})) {
    intent = HelpIntent::kCall;
  }
  if (ui::Button(frame, row, {.id = "help.no_more", .label = frame.T("help.no_more")})) {
    intent = HelpIntent::kEnd;
  }
  return intent;
}

}  // namespace

HelpIntent DrawHelp(const ScreenContext& context, const HelpModel& model) {
  Frame& frame = context.frame;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(6));
  const ui::Tone& tone =
      model.state == CallState::kComing ? frame.theme.green_pale : frame.theme.blue_pale;
  ui::DrawCard(frame, content, tone);
  const ui::OnGround on(frame, tone);
  Box inner = content.Inset(frame.Mm(10), frame.Mm(8));
  const Box acts = inner.TakeBottom(frame.metrics.Control() * 1.2F, frame.Mm(6));
  const HelpIntent intent = DrawActs(context, acts, model.state);
  const bool portrait = frame.metrics.Portrait();
  const Box picture = portrait ? inner.TakeTop(inner.Height() * 0.4F, frame.Mm(6))
                               : inner.TakeLeft(inner.Width() * 0.32F, frame.Mm(8));
  DrawPicture(frame, picture, model.state, tone);
  const std::string id = std::string("help.") + NameOf(model.state);
  const std::string& title = frame.T(id);
  const std::string& text = frame.T(id + "_text");
  const Face words = Face::kBody;
  const float title_height = frame.TextHeight(title, Face::kTitle, inner.Width(), 2);
  const float height = title_height + frame.Mm(5) + frame.TextHeight(text, words, inner.Width());
  Box lines = inner.Middle(inner.Width(), std::min(inner.Height(), height));
  const ui::Align align = portrait ? ui::Align::kCenter : ui::Align::kLeft;
  frame.Text(lines.TakeTop(title_height, frame.Mm(5)), title,
             {.face = Face::kTitle, .align = align, .max_lines = 2, .role = ui::Role::kHeading});
  frame.Text(lines, text, {.face = words, .align = align, .role = ui::Role::kStatus, .id = "help"});
  return intent;
}

RingIntent DrawRing(const ScreenContext& context, const RingModel& model) {
  Frame& frame = context.frame;
  const float control = frame.metrics.Control();
  const float width = frame.Mm(frame.metrics.ElderOrChild() ? 280 : 220);
  const std::string title = frame.T("ring.title", {{"where", model.where}});
  const std::string minutes = std::to_string(model.since_ms / 60'000);
  const std::string since =
      model.since_ms < 60'000 ? frame.T("ring.now") : frame.T("ring.since", {{"minutes", minutes}});
  const float inside =
      std::min(width, frame.area.Width() - 2 * frame.metrics.Margin()) - frame.Mm(20);
  const float title_height = frame.TextHeight(title, Face::kTitle, inside, 3);
  const float picture = frame.Mm(45);
  const float height =
      title_height + picture + frame.metrics.LinePx(Face::kBody) + 2.4F * control + frame.Mm(32);
  Box card = ui::BeginDialog(frame, width, height).Inset(frame.Mm(10), frame.Mm(8));
  RingIntent intent = RingIntent::kNothing;
  if (ui::Button(frame, card.TakeBottom(control, frame.metrics.Gap()),
                 {.id = "ring.aside", .label = frame.T("ring.aside"), .face = Face::kBody})) {
    intent = RingIntent::kIgnoreHere;
  }
  if (ui::Button(frame, card.TakeBottom(control * 1.4F, frame.Mm(4)),
                 {.id = "ring.go", .label = frame.T("ring.go"), .look = ui::Look::kPrimary})) {
    intent = RingIntent::kGo;
  }
  frame.Text(card.TakeBottom(frame.metrics.LinePx(Face::kBody), frame.Mm(3)), since,
             {.align = ui::Align::kCenter, .max_lines = 1, .role = ui::Role::kStatus});
  frame.Text(card.TakeBottom(title_height, frame.Mm(1)), title,
             {.face = Face::kTitle,
              .align = ui::Align::kCenter,
              .max_lines = 3,
              .role = ui::Role::kHeading,
              .id = "ring"});
  DrawPicture(frame, card, CallState::kRinging, frame.theme.card);
  return intent;
}

}  // namespace oneflower
