#include "kiosk/screens/memory_widgets.h"

#include <algorithm>

#include "kiosk/screens/plan_view.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

constexpr float kPadMm = 4;
constexpr size_t kTitleLength = 20;

float LinesHeight(const Frame& frame) {
  return frame.metrics.LinePx(Face::kBold) + frame.metrics.LinePx(Face::kSmall);
}

// The widest its button gets: while it plays.
float HearWidth(const Frame& frame) {
  const std::string label = frame.T("medium.hush", {{"at", "0:00"}, {"time", "2:00"}});
  return ui::ButtonWidth(frame, {.label = label, .icon = ui::Icon::kStop}) + frame.Mm(2);
}

float PictureWidth(const Frame& frame) { return LinesHeight(frame) * kPlanWidth / kPlanHeight; }

// Beside the button there has to be room for words; otherwise they stand above it.
bool Stacked(const Frame& frame, float width) {
  const float words = 9 * frame.metrics.LinePx(Face::kBody);
  return width - HearWidth(frame) - PictureWidth(frame) - frame.Mm(4 * kPadMm) < words;
}

void DrawPicture(const ScreenContext& context, const Box& box, const MemoryCard& card) {
  Frame& frame = context.frame;
  if (!PlaceText(context, card.memory.place).empty()) {
    return DrawPlan(context, PlanLayout(box), card.memory.place);
  }
  const ui::FlowerLook look = card.about
                                  ? FlowerOf(*card.about, context.community)
                                  : ui::FlowerLook{.stage = ui::GrowthStage::kBloom, .seed = 9};
  ui::DrawFlower(frame.draw, {box.Center().x, box.max.y - frame.Mm(1)}, box.Height() - frame.Mm(1),
                 look);
}

bool DrawHear(const ScreenContext& context, const Box& box, const MemoryCard& card,
              const MediaView& media) {
  const std::string id = "hear." + card.memory.id;
  return DrawHearButton(context, box, id, card.memory.voice, media, card.may_hear);
}

}  // namespace

float MemoryRowHeight(Frame& frame, float width) {
  const float control = frame.metrics.Control();
  const float pads = frame.Mm(2 * kPadMm);
  const float lines = LinesHeight(frame);
  return pads + (Stacked(frame, width) ? lines + frame.Mm(3) + control : std::max(lines, control));
}

bool DrawMemoryRow(const ScreenContext& context, const Box& box, const MemoryCard& card,
                   const MediaView& media) {
  Frame& frame = context.frame;
  const ui::Tone tone = frame.theme.card;
  ui::DrawCard(frame, box, tone);
  const ui::OnGround on(frame, tone);
  Box inner = box.Inset(frame.Mm(kPadMm));
  const float control = frame.metrics.Control();
  const Box hear =
      Stacked(frame, box.Width())
          ? inner.TakeBottom(control, frame.Mm(3))
          : inner.TakeRight(HearWidth(frame), frame.Mm(kPadMm)).Middle(HearWidth(frame), control);
  const bool tapped = DrawHear(context, hear, card, media);
  const float lines = LinesHeight(frame);
  const Box picture = inner.TakeLeft(PictureWidth(frame), frame.Mm(kPadMm));
  DrawPicture(context, picture.Middle(picture.Width(), lines), card);
  inner = inner.Middle(inner.Width(), lines);
  const Memory& memory = card.memory;
  frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kBold)),
             memory.signature.empty() ? frame.T("memory.somebody") : memory.signature,
             {.face = Face::kBold, .max_lines = 1});
  std::string where = MemoryPlaceText(context, card);
  if (!where.empty()) where += " · ";
  if (memory.sample) where = frame.T("sample.mark") + " · " + where;
  frame.Text(inner, where + DayText(context, memory.told_ms),
             {.face = Face::kSmall, .color = frame.theme.ink_soft, .max_lines = 1});
  return tapped;
}

std::string MemoryPlaceText(const ScreenContext& context, const MemoryCard& card) {
  std::string place = PlaceText(context, card.memory.place);
  if (!place.empty() || !card.about) return place;
  return context.frame.T("memory.about",
                         {{"title", TitleText(context, *card.about, kTitleLength)}});
}

}  // namespace oneflower
