#include "kiosk/screens/still_screens.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/proposal_widgets.h"
#include "kiosk/ui/scene.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

// Nothing stands on the same pixels for long: everything orbits by a few, once a minute round.
ImVec2 Orbit(const Frame& frame) {
  const double turn = static_cast<double>(frame.now_ms % 60'000) / 60'000 * 6.283185307;
  return {std::round(8 * static_cast<float>(std::cos(turn))),
          std::round(8 * static_cast<float>(std::sin(turn)))};
}

}  // namespace

Intent DrawIdleQuestion(const ScreenContext& context, int seconds_left) {
  Frame& frame = context.frame;
  Intent intent;
  const float control = frame.metrics.Control();
  const float width = frame.Mm(frame.metrics.ElderOrChild() ? 260 : 200);
  const std::string title = frame.T("idle.question");
  const std::string text = frame.T("idle.text", {{"seconds", std::to_string(seconds_left)}});
  const float inner_width =
      std::min(width, frame.area.Width() - 2 * frame.metrics.Margin()) - frame.Mm(20);
  const float height = frame.Mm(26) + frame.TextHeight(title, Face::kTitle, inner_width, 2) +
                       frame.TextHeight(text, Face::kBody, inner_width) + control * 2.6F +
                       frame.metrics.Gap();
  Box card = ui::BeginDialog(frame, width, height).Inset(frame.Mm(10), frame.Mm(8));
  const float title_height = frame.TextHeight(title, Face::kTitle, card.Width(), 2);
  frame.Text(card.TakeTop(title_height, frame.Mm(3)), title,
             {.face = Face::kTitle,
              .align = ui::Align::kCenter,
              .max_lines = 2,
              .role = ui::Role::kHeading});
  Ask(intent,
      ui::Button(frame, card.TakeBottom(control, frame.metrics.Gap()),
                 {.id = "idle.end", .label = frame.T("idle.end"), .face = Face::kBody}),
      intent::EndVisit{});
  Ask(intent,
      ui::Button(frame, card.TakeBottom(control * 1.5F, frame.Mm(4)),
                 {.id = "idle.keep", .label = frame.T("idle.keep"), .look = ui::Look::kPrimary}),
      intent::KeepGoing{});
  frame.Text(card, text,
             {.align = ui::Align::kCenter,
              .middle = true,
              .role = ui::Role::kStatus,
              .id = "idle.seconds"});
  return intent;
}

void DrawAttract(const ScreenContext& context, const AttractModel& model) {
  Frame& frame = context.frame;
  const ImVec2 orbit = Orbit(frame);
  const auto& scene = frame.theme.scene;
  ui::DrawSky(frame.draw, frame.area, scene, frame.Seconds());
  const Box hills = {{frame.area.min.x, frame.area.min.y + frame.area.Height() * 0.55F},
                     frame.area.max};
  ui::DrawHills(frame.draw, hills, scene, orbit.x * 4);
  const float height = frame.area.Height();
  const float unit = std::min(frame.area.Width(), height);
  const ui::Sway sway = {frame.Seconds(), 1};
  const int64_t turn = (frame.now_ms - model.since_ms) / kAttractStoryMs;
  ui::FlowerLook look = {.stage = ui::GrowthStage::kBloom, .seed = 4};
  const bool any = !model.stories.empty();
  const Proposal* story =
      any ? &model.stories[static_cast<size_t>(turn) % model.stories.size()] : nullptr;
  if (story != nullptr) look = FlowerOf(*story, context.community);
  const bool right = turn % 2 == 0;
  const float x = frame.area.min.x + frame.area.Width() * (right ? 0.78F : 0.22F) + orbit.x;
  ui::DrawFlower(frame.draw, {x, frame.area.max.y - height * 0.12F + orbit.y}, unit * 0.55F, look,
                 sway);
  Box card = frame.area.Inset(frame.metrics.Margin() * 2).Moved(orbit.x, orbit.y);
  const float width =
      std::min(card.Width() * (frame.metrics.Portrait() ? 0.86F : 0.56F), frame.Mm(300));
  const float card_height = std::min(card.Height() * 0.52F, frame.Mm(120));
  card = Box::At(right || frame.metrics.Portrait() ? card.min.x : card.max.x - width,
                 card.min.y + frame.Mm(6), width, card_height);
  ui::DrawCard(frame, card, frame.theme.card);
  {
    const ui::OnGround on(frame, frame.theme.card);
    Box inner = card.Inset(frame.Mm(9), frame.Mm(7));
    frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kBody), frame.Mm(2)), model.hall,
               {.color = frame.theme.ink_soft, .max_lines = 1});
    if (story != nullptr) {
      const std::string title = TitleOf(story->text, 60);
      const float title_height = frame.TextHeight(title, Face::kTitle, inner.Width(), 3);
      frame.Text(inner.TakeTop(title_height, frame.Mm(3)), title,
                 {.face = Face::kTitle, .max_lines = 3, .role = ui::Role::kHeading});
      frame.Text(inner, StandingText(context, *story), {.max_lines = 3});
    }
  }
  const std::string& invite = frame.T("attract.invite");
  const float pill = frame.metrics.Control();
  const float pill_width = std::min(ui::PillWidth(frame, invite, true) + frame.Mm(10),
                                    frame.area.Width() - 2 * frame.metrics.Margin());
  const Box place = Box::At(card.min.x, card.max.y + frame.Mm(7), pill_width, pill);
  ui::Pill(frame, place, "attract", invite, frame.theme.red, ui::Role::kStatus, ui::Icon::kHand);
}

void DrawFault(const ScreenContext& context, const FaultModel& model) {
  Frame& frame = context.frame;
  Box card = frame.area.Inset(frame.metrics.Margin())
                 .Middle(std::min(frame.area.Width() * 0.86F, frame.Mm(260)),
                         std::min(frame.area.Height() * 0.8F, frame.Mm(150)));
  ui::DrawCard(frame, card, frame.theme.card);
  const ui::OnGround on(frame, frame.theme.card);
  Box inner = card.Inset(frame.Mm(10), frame.Mm(8));
  const Box flower = inner.TakeTop(std::min(inner.Height() * 0.35F, frame.Mm(45)), frame.Mm(4));
  ui::DrawFlower(frame.draw, {flower.Center().x, flower.max.y}, flower.Height(),
                 {.stage = ui::GrowthStage::kBud, .seed = 9});
  const std::string& title = frame.T("fault.title");
  const float height = frame.TextHeight(title, Face::kHeading, inner.Width(), 2);
  frame.Text(inner.TakeTop(height, frame.Mm(4)), title,
             {.face = Face::kHeading, .align = ui::Align::kCenter, .role = ui::Role::kHeading});
  frame.Text(inner, frame.T(model.id),
             {.align = ui::Align::kCenter, .role = ui::Role::kStatus, .id = "fault"});
}

}  // namespace oneflower
