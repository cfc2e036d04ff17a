#include "kiosk/screens/photo_screen.h"

#include <algorithm>

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

constexpr float kStripMm = 34;  // height of the photos so far
constexpr float kTakeMm = 70;   // of the button that takes one, at most

// Who will see it, and that faces are best covered: before anything is taken.
void DrawConsent(const ScreenContext& context, Box& content, const PhotoModel& model) {
  Frame& frame = context.frame;
  const std::string& words = frame.T(model.open ? "photo.cover_hint" : "photo.consent");
  const float height = frame.TextHeight(words, Face::kBody, content.Width() - frame.Mm(10));
  const Box box = content.TakeTop(height + frame.Mm(4), frame.metrics.GroupGap(3));
  ui::DrawCard(frame, box, frame.theme.amber_pale, false);
  const ui::OnGround on(frame, frame.theme.amber_pale);
  frame.Text(box.Inset(frame.Mm(5), frame.Mm(1.5F)), words,
             {.middle = true, .role = ui::Role::kStatus, .id = "photo.consent"});
}

// The photos so far, each a button that opens it again.
void DrawStrip(const ScreenContext& context, const Box& box, const PhotoModel& model,
               Intent& intent) {
  Frame& frame = context.frame;
  constexpr int kPlaces = static_cast<int>(kMaxPhotos);
  for (int i = 0; i < kPlaces; ++i) {
    const Box place = box.Column(i, kPlaces, frame.metrics.Gap());
    const auto index = static_cast<size_t>(i);
    const bool here = index < model.taken.size();
    const bool open = model.open == index;
    ui::DrawCard(frame, place, here ? frame.theme.card : frame.theme.paper, false);
    if (here && model.taken[index].state == ui::ImageView::State::kReady) {
      ui::DrawImageFilling(frame, place.Inset(frame.Mm(1)), model.taken[index], frame.Mm(2));
    }
    frame.draw.AddRect(place.min, place.max, open ? frame.theme.focus : frame.theme.border,
                       frame.metrics.Round(), 0, frame.Mm(open ? 1.2F : 0.5F));
    if (!here) continue;
    const std::string id = "photo." + std::to_string(i + 1);
    frame.Record({.id = id,
                  .role = ui::Role::kButton,
                  .label = frame.T("photo.number", {{"number", std::to_string(i + 1)}}),
                  .box = place,
                  .selected = open});
    Ask(intent, frame.Tapped(id), intent::OpenPhoto{i});
  }
}

struct FootButton {
  ui::ButtonSpec spec;
  Intent wanted;
};

std::vector<FootButton> FootOf(Frame& frame, const PhotoModel& model) {
  const auto spec = [&](const char* id, Look look, bool enabled) {
    return ui::ButtonSpec{.id = id, .label = frame.T(id), .look = look, .enabled = enabled};
  };
  if (!model.open) {
    ui::ButtonSpec take = spec("photo.take", Look::kPrimary, model.can_take && model.sees);
    take.icon = ui::Icon::kCamera;
    take.face = Face::kTitle;
    if (!model.can_take) take.label = frame.T("photo.enough");
    return {{spec("photo.done", Look::kGreen, !model.taken.empty()), intent::CloseWay{}},
            {std::move(take), intent::TakePhoto{}}};
  }
  return {{spec("photo.uncover", Look::kPlain, model.can_uncover), intent::UncoverPhoto{}},
          {spec("photo.again", Look::kPlain, true), intent::TakeAgain{}},
          {spec("photo.drop", Look::kRedPale, true), intent::DropPhoto{}},
          {spec("photo.more", Look::kGreenPale, model.can_take), intent::OpenPhoto{-1}},
          {spec("photo.done", Look::kPrimary, true), intent::CloseWay{}}};
}

// One beneath the other at the side, or side by side beneath; the last one is the next step.
void DrawFoot(const ScreenContext& context, Box box, const PhotoModel& model, Intent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const float control = frame.metrics.Control();
  const std::vector<FootButton> buttons = FootOf(frame, model);
  const int count = static_cast<int>(buttons.size());
  // The one that takes is as high as there is room.
  const Box last = box.TakeBottom(model.open ? control : box.Height() - control - gap, gap);
  const int above = count - 1;
  const int columns = above > 1 ? 2 : 1;
  const int rows = (above + columns - 1) / columns;
  const float height = control * static_cast<float>(rows) + gap * static_cast<float>(rows - 1);
  const Box grid = box.TakeBottom(height);
  for (int i = 0; i < above; ++i) {
    const FootButton& button = buttons[static_cast<size_t>(i)];
    const Box place = grid.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
    Ask(intent, ui::Button(frame, place, button.spec), button.wanted);
  }
  Ask(intent, ui::Button(frame, last, buttons.back().spec), buttons.back().wanted);
}

// Of what the strip leaves beside or beneath the picture.
float FootHeight(const Frame& frame, const PhotoModel& model, float room) {
  const float control = frame.metrics.Control();
  const float gap = frame.metrics.Gap();
  if (model.open) return control * 3 + gap * 2;
  return control + gap + std::clamp(room - control - gap, control, frame.Mm(kTakeMm));
}

// Where a picture stands that is shown whole.
Box WholeIn(const Box& box, const ui::ImageView& image) {
  if (image.width <= 0 || image.height <= 0) return box;
  const auto width = static_cast<float>(image.width);
  const auto height = static_cast<float>(image.height);
  const float scale = std::min(box.Width() / width, box.Height() / height);
  return box.Middle(width * scale, height * scale);
}

}  // namespace

void DrawLive(const ScreenContext& context, const Box& box, const PhotoModel& model) {
  Frame& frame = context.frame;
  const ui::Tone& tone = model.trouble.empty() ? frame.theme.card : frame.theme.red_pale;
  ui::DrawCard(frame, box, tone, false);
  if (model.live.state == ui::ImageView::State::kReady && model.trouble.empty()) {
    const Box seen = ui::DrawImageWhole(frame, box.Inset(frame.Mm(1.5F)), model.live);
    frame.Record({.id = "photo.live",
                  .role = ui::Role::kImage,
                  .label = frame.T("photo.live"),
                  .box = seen});
    return;
  }
  const ui::OnGround on(frame, tone);
  const std::string& words = model.trouble.empty() ? frame.T("photo.opening") : model.trouble;
  frame.Text(box.Inset(frame.Mm(8), frame.Mm(3)), words,
             {.align = ui::Align::kCenter,
              .middle = true,
              .role = ui::Role::kStatus,
              .id = "photo.trouble"});
}

void DrawTaken(const ScreenContext& context, const Box& box, const ui::ImageView& photo,
               PhotoAnswer& answer) {
  Frame& frame = context.frame;
  const Box place = WholeIn(box, photo);
  frame.draw.AddRectFilled(place.min, place.max, frame.theme.card.ground);
  if (photo.state == ui::ImageView::State::kReady) ui::DrawImageWhole(frame, place, photo);
  frame.draw.AddRect(place.min, place.max, frame.theme.border, 0, 0, frame.Mm(0.6F));
  frame.Record({.id = "photo.canvas",
                .role = ui::Role::kCanvas,
                .label = frame.T("photo.canvas"),
                .box = place});
  if (frame.pointer.stroked != "photo.canvas" || place.Width() <= 0) return;
  for (const ImVec2& point : frame.pointer.stroke) {
    answer.swept.push_back(
        {(point.x - place.min.x) / place.Width(), (point.y - place.min.y) / place.Width()});
  }
  answer.sweep_ended = frame.pointer.stroke_ended;
}

PhotoAnswer DrawPhoto(const ScreenContext& context, const PhotoModel& model) {
  Frame& frame = context.frame;
  PhotoAnswer answer;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(4);
  const bool portrait = frame.metrics.Portrait();
  const float strip = frame.Mm(kStripMm);
  Box side = portrait ? content.TakeBottom(FootHeight(frame, model, 0) + gap + strip, gap)
                      : content.TakeRight(std::max(content.Width() * 0.32F, frame.Mm(84)), gap);
  const float foot = FootHeight(frame, model, side.Height() - gap - strip);
  DrawFoot(context, side.TakeBottom(foot, gap), model, answer.intent);
  DrawStrip(context, side.TakeTop(std::min(side.Height(), strip)), model, answer.intent);
  DrawConsent(context, content, model);
  if (model.open) {
    DrawTaken(context, content, model.taken[*model.open], answer);
  } else {
    DrawLive(context, content, model);
  }
  return answer;
}

}  // namespace oneflower
