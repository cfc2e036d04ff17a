#include "kiosk/features/wall/wall_card.h"

#include <algorithm>

#include "kiosk/features/wall/wall_map.h"
#include "kiosk/screens/proposal_widgets.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Look;

// Room for its three buttons in every text size.
float CardWidthMm(ui::TextMode mode) {
  switch (mode) {
    case ui::TextMode::kStandard: return 170;
    case ui::TextMode::kLarge: return 225;
    case ui::TextMode::kElder:
    case ui::TextMode::kChild: return 270;
  }
  return 170;
}

constexpr float kCardPictureMm = 34;  // a picture's width

}  // namespace

WallCard::WallCard(const ScreenContext& context, const Box& wall, const WallModel& model)
    : context_(context), frame_(context.frame), model_(model) {
  if (!model.chosen) return;
  title_ = TitleText(context, *model.chosen, 60);
  media_ = MediaText(context, model.chosen->media, model.media);
  // The page buttons of a map stay free.
  const float strip = model.look == WallLook::kMap ? MapStripWidth(context, wall, model) : 0;
  const float width = std::min(wall.Width() - 2 * frame_.metrics.Margin() - strip,
                               frame_.Mm(CardWidthMm(frame_.metrics.mode())));
  const float words =
      width - frame_.Mm(14) - (Picture() != nullptr ? frame_.Mm(kCardPictureMm + 4) : 0);
  const float small = frame_.metrics.LinePx(Face::kSmall);
  const float height = frame_.Mm(14) + TopHeight() +
                       frame_.TextHeight(title_, Face::kHeading, words, 2) + small +
                       (media_.empty() ? 0 : small) + frame_.metrics.Control() + frame_.Mm(8);
  const float x = wall.max.x - width - frame_.metrics.Margin() - strip;
  const float y = wall.min.y + std::max(frame_.Mm(2), (wall.Height() - height) * 0.35F);
  box_ = Box::At(x, y, width, std::min(height, wall.max.y - y));
}

float WallCard::TopHeight() const {
  const float line = frame_.metrics.LinePx(Face::kBold);
  return HasNext() ? std::max(line, frame_.metrics.Control()) + frame_.metrics.Gap() : line;
}

const Medium* WallCard::Picture() const {
  const auto& media = model_.chosen->media;
  const auto found = std::ranges::find_if(media, [this](const Medium& medium) {
    return medium.kind != MediumKind::kVoice && !model_.media.Coming(SmallBlobOf(medium));
  });
  return found != media.end() ? &*found : nullptr;
}

void WallCard::Draw(WallIntent& intent) {
  if (!model_.chosen) return;
  ui::DrawCard(frame_, box_, frame_.theme.card);
  const ui::OnGround on(frame_, frame_.theme.card);
  Box inner = box_.Inset(frame_.Mm(7), frame_.Mm(6));
  DrawButtons(inner.TakeBottom(frame_.metrics.Control(), frame_.Mm(3)), intent);
  DrawTop(inner.TakeTop(TopHeight()), intent);
  if (Picture() != nullptr) DrawPicture(inner.TakeRight(frame_.Mm(kCardPictureMm), frame_.Mm(4)));
  ui::DrawHeading(frame_, inner, title_, Face::kHeading, 0);
  const ui::TextStyle small = {
      .face = Face::kSmall, .color = frame_.theme.ink_soft, .max_lines = 1};
  const float line = frame_.metrics.LinePx(Face::kSmall);
  frame_.Text(inner.TakeTop(line), OriginText(context_, *model_.chosen), small);
  frame_.Text(inner.TakeTop(line), media_, small);
}

// Where several stand on the ground that was touched they are gone through one by one.
void WallCard::DrawTop(Box line, WallIntent& intent) {
  if (HasNext()) {
    line.TakeBottom(frame_.metrics.Gap());
    const ui::ButtonSpec next = {
        .id = "card.next",
        .label = frame_.T("card.next", {{"at", std::to_string(model_.at + 1)},
                                        {"count", std::to_string(model_.here)}}),
        .look = Look::kAmberPale,
        .face = Face::kSmall};
    const float width = std::max(ui::ButtonWidth(frame_, next), frame_.metrics.Control());
    Ask(intent, ui::Button(frame_, line.TakeRight(width, frame_.metrics.Gap()), next),
        wall::SelectNext{});
  }
  frame_.Text(line, StepText(context_, *model_.chosen),
              {.face = Face::kBold, .max_lines = 1, .middle = true});
}

void WallCard::DrawPicture(const Box& box) {
  const Medium& medium = *Picture();
  const ui::ImageView image = frame_.Image(SmallBlobOf(medium));
  if (image.state != ui::ImageView::State::kReady) return;
  const float round = frame_.Mm(2);
  frame_.draw.AddRectFilled(box.min, box.max, IM_COL32_WHITE, round);
  ui::DrawImageFilling(frame_, box, image, round);
  frame_.draw.AddRect(box.min, box.max, frame_.theme.border, round, 0, frame_.Mm(0.4F));
  frame_.Record({.id = "card.picture",
                 .role = ui::Role::kImage,
                 .label = frame_.T("medium." + std::string(MediumKindName(medium.kind))),
                 .box = box});
}

void WallCard::DrawButtons(Box row, WallIntent& intent) {
  const float gap = frame_.metrics.Gap();
  const ui::ButtonSpec shut = {
      .id = "card.close", .label = frame_.T("wall.close"), .face = Face::kSmall};
  const Box close =
      row.TakeRight(std::max(frame_.metrics.Control(), ui::ButtonWidth(frame_, shut)), gap);
  AskToGo(context_,
          ui::Button(frame_, row.Column(0, 2, gap),
                     {.id = "story", .label = frame_.T("wall.open_story"), .look = Look::kPrimary}),
          {"story", model_.chosen->id});
  Ask(intent,
      DrawFlowerButton(context_, row.Column(1, 2, gap), "give", *model_.chosen,
                       model_.chosen_given),
      wall::GiveFlower{model_.chosen->id});
  Ask(intent, ui::Button(frame_, close, shut), wall::SelectFlower{});
}

}  // namespace oneflower
