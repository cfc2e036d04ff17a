#include "kiosk/screens/picture_large.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using State = ui::ImageView::State;

// Dark in every theme: the picture has the light.
constexpr ui::Tone kDark = {IM_COL32(24, 20, 18, 255), IM_COL32(255, 255, 255, 255)};

struct Shown {
  ui::ImageView image;
  const char* note = nullptr;  // what has to be said about it
};

Shown ShownOf(const Frame& frame, const Medium& medium, const MediaView& view) {
  const bool coming = view.Coming(medium.blob);
  const ui::ImageView large =
      coming ? ui::ImageView{.state = State::kMissing} : frame.Image(medium.blob);
  if (large.state == State::kReady || medium.thumb.empty()) return {large};
  const char* note = large.state == State::kMissing  ? "medium.large_coming"
                     : large.state == State::kBroken ? "medium.large_broken"
                                                     : nullptr;
  return {frame.Image(medium.thumb), note};
}

}  // namespace

bool DrawPictureLarge(const ScreenContext& context, const Medium& medium, const MediaView& view) {
  Frame& frame = context.frame;
  frame.record.CoverAll();
  frame.draw.AddRectFilled(frame.area.min, frame.area.max, kDark.ground);
  const ui::OnGround on(frame, kDark);
  Box room = frame.area.Inset(frame.metrics.Margin(), frame.Mm(5));
  const Shown shown = ShownOf(frame, medium, view);
  const std::string kind(MediumKindName(medium.kind));
  std::string words = frame.T("medium.reduce");
  if (shown.note != nullptr) words = frame.T(shown.note) + " " + words;
  const float height = frame.TextHeight(words, Face::kBody, room.Width());
  const Box foot = room.TakeBottom(height, frame.Mm(3));
  if (shown.image.state == State::kReady) {
    const Box place = ui::DrawImageWhole(frame, room, shown.image);
    frame.Record({.id = "large",
                  .role = ui::Role::kImage,
                  .label = frame.T("medium." + kind),
                  .box = place});
  }
  frame.Text(foot, words, {.align = ui::Align::kCenter, .role = ui::Role::kStatus});
  frame.Record({.id = "large.close",
                .role = ui::Role::kButton,
                .label = frame.T("medium.reduce"),
                .box = frame.area});
  return frame.Tapped("large.close");
}

}  // namespace oneflower
