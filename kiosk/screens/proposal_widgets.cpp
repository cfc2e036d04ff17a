#include "kiosk/screens/proposal_widgets.h"

#include <algorithm>

#include "kiosk/ui/picture.h"

namespace oneflower {

using ui::Box;
using ui::Face;
using ui::Frame;

namespace {

// The first picture that is there, at the right end of the row; it takes its room from it.
void DrawThumb(const ScreenContext& context, Box& row, const Proposal& proposal,
               const MediaView& media) {
  Frame& frame = context.frame;
  const auto there = std::ranges::find_if(proposal.media, [&](const Medium& medium) {
    return medium.kind != MediumKind::kVoice && !media.Coming(SmallBlobOf(medium));
  });
  if (there == proposal.media.end()) return;
  const Box box = row.TakeRight(row.Height() * 1.3F, frame.Mm(3));
  const ui::ImageView image = frame.Image(SmallBlobOf(*there));
  if (image.state != ui::ImageView::State::kReady) return;
  frame.draw.AddRectFilled(box.min, box.max, IM_COL32_WHITE, frame.Mm(1.5F));
  ui::DrawImageFilling(frame, box, image, frame.Mm(1.5F));
}

}  // namespace

float ProposalRowHeight(Frame& frame) {
  return std::max(frame.metrics.Control(), frame.metrics.LinePx(Face::kBody) +
                                               frame.metrics.LinePx(Face::kSmall) + frame.Mm(5));
}

void DrawProposalRow(const ScreenContext& context, const Box& box, const std::string& id,
                     const Proposal& proposal, const MediaView& media) {
  Frame& frame = context.frame;
  const ui::Tone tone = frame.theme.card;
  ui::DrawCard(frame, box, frame.Pressed(id) ? frame.theme.key_special : tone);
  const std::string title = TitleText(context, proposal, 40);
  frame.Record({.id = id,
                .role = ui::Role::kButton,
                .label = title,
                .box = box,
                .cap_mm = frame.metrics.CapMm(Face::kBody),
                .fg = tone.ink,
                .bg = tone.ground});
  const ui::OnGround on(frame, tone);
  Box inner = box.Inset(frame.Mm(4), frame.Mm(2));
  const Box picture = inner.TakeLeft(frame.Mm(12), frame.Mm(4));
  ui::DrawFlower(frame.draw, {picture.Center().x, picture.max.y - frame.Mm(1)},
                 picture.Height() - frame.Mm(1), FlowerOf(proposal, context.community));
  DrawThumb(context, inner, proposal, media);
  const float text = frame.metrics.LinePx(Face::kBody) + frame.metrics.LinePx(Face::kSmall);
  inner = inner.Middle(inner.Width(), text);
  frame.text.DrawLines(frame.draw, Face::kBody, inner.TakeTop(frame.metrics.LinePx(Face::kBody)),
                       frame.clip, tone.ink, title, ui::Align::kLeft, 1);
  std::string said = MediaText(context, proposal.media, media);
  if (!said.empty()) said = " · " + said;
  const std::string state =
      StageText(context, proposal.stage) + " · " +
      frame.T("flowers.count", {{"count", std::to_string(proposal.flowers)}}) + " · " +
      DayText(context, proposal.moved_ms) + said +
      (proposal.sample ? " · " + frame.T("sample.mark") : std::string());
  frame.Text(inner, state, {.face = Face::kSmall, .color = frame.theme.ink_soft, .max_lines = 1});
  AskToGo(context, frame.Tapped(id), {"story", proposal.id});
}

bool DrawFlowerButton(const ScreenContext& context, const Box& box, const std::string& id,
                      const Proposal& proposal, bool given) {
  Frame& frame = context.frame;
  const std::string count = std::to_string(proposal.flowers);
  const bool may = proposal.visibility == Visibility::kPublic && !given;
  return ui::Button(frame, box,
                    {.id = id,
                     .label = frame.T(given ? "flower.given" : "flower.give", {{"count", count}}),
                     .look = ui::Look::kRedPale,
                     .icon = given ? ui::Icon::kCheck : ui::Icon::kHeartFlower,
                     .enabled = may});
}

void DrawPictureCard(const ScreenContext& context, const Box& box, int picture) {
  Frame& frame = context.frame;
  // Pictures have their own colours: they want a light card in every theme.
  constexpr ui::Tone kLight = {IM_COL32(255, 255, 255, 255), IM_COL32(58, 42, 36, 255)};
  ui::DrawCard(frame, box, kLight, false);
  Box inner = box.Inset(frame.Mm(2));
  const Box name = inner.TakeBottom(frame.metrics.LinePx(Face::kSmall));
  ui::DrawPicture(frame.draw, picture, inner);
  const ui::OnGround on(frame, kLight);
  frame.Text(name, frame.T("picture." + std::string(ui::PictureKey(picture))),
             {.face = Face::kSmall, .align = ui::Align::kCenter, .max_lines = 1});
}

std::string StepText(const ScreenContext& context, const Proposal& proposal) {
  const int step = static_cast<int>(proposal.stage) + 1;
  return context.frame.T(
      "wall.step", {{"stage", StageText(context, proposal.stage)}, {"step", std::to_string(step)}});
}

std::string OriginText(const ScreenContext& context, const Proposal& proposal) {
  std::string text = TopicText(context, proposal.topic);
  if (!text.empty()) text += " · ";  // staff have not found a topic yet
  text += SignatureText(context, proposal) + " · " + DayText(context, proposal.planted_ms);
  if (proposal.sample) text += " · " + context.frame.T("sample.mark");
  return text;
}

std::string ModelText(const ScreenContext& context, const Proposal& proposal) {
  if (!proposal.model) return {};
  const ModelOrigin& model = *proposal.model;
  const char* id = model.name.empty() ? "story.model_nameless" : "story.model";
  return context.frame.T(id, {{"name", model.name}, {"flower", model.flower}});
}

}  // namespace oneflower
