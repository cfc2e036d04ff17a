#include "kiosk/screens/slip_card.h"

#include <algorithm>
#include <iterator>

#include "kiosk/screens/proposal_widgets.h"
#include "shared/domain/slip.h"

namespace oneflower {

using ui::Box;
using ui::Face;
using ui::Frame;

void DrawSlipCard(const ScreenContext& context, const Box& box, const SlipView& slip) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.amber_pale);
  const ui::OnGround on(frame, frame.theme.amber_pale);
  Box inner = box.Inset(frame.Mm(6), frame.Mm(4));
  frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kBody)), frame.T("slip.title"),
             {.max_lines = 1});
  // Large, but the pictures count as much: on a low panel they need the room.
  const bool low = inner.Height() < 4 * frame.metrics.LinePx(Face::kDisplay);
  const Face face = low ? Face::kTitle : Face::kDisplay;
  frame.Text(inner.TakeTop(frame.metrics.LinePx(face), frame.Mm(2)), FormatSlipCode(slip.code),
             {.face = face, .max_lines = 1, .role = ui::Role::kStatus, .id = "slip"});
  const float caption = frame.TextHeight(slip.keep, Face::kSmall, inner.Width());
  frame.Text(inner.TakeBottom(std::min(caption, inner.Height() * 0.4F), frame.Mm(2)), slip.keep,
             {.face = Face::kSmall});
  const PicturePair pair = PicturesOf(slip.code);
  const float gap = frame.Mm(4);
  const int columns = slip.qr.empty() ? 2 : 3;
  const Box first = inner.Column(0, columns, gap);
  const float side = std::min(first.Width() * 1.15F, inner.Height());
  inner.TakeTop((inner.Height() - side) / 2);
  DrawPictureCard(context, Box::At(first.min.x, inner.min.y, first.Width(), side), pair.first);
  const Box second = inner.Column(1, columns, gap);
  DrawPictureCard(context, Box::At(second.min.x, inner.min.y, second.Width(), side), pair.second);
  if (slip.qr.empty()) return;
  const Box third = inner.Column(2, columns, gap);
  ui::QrCode(frame, Box::At(third.min.x, inner.min.y, third.Width(), side), "qr", slip.qr,
             slip.qr_label);
}

void DrawNextSteps(const ScreenContext& context, Box& box, const std::string& title,
                   const std::vector<std::string>& lines) {
  Frame& frame = context.frame;
  // On a low panel the words stand closer, beneath a smaller title, and smaller themselves.
  struct Setting {
    Face title;
    Face lines;
    float gap;
  };
  const Setting settings[] = {{Face::kTitle, Face::kBody, frame.Mm(3)},
                              {Face::kHeading, Face::kBody, frame.Mm(1)},
                              {Face::kHeading, Face::kSmall, frame.Mm(1)}};
  const auto height_of = [&](const std::string& words, const Setting& set) {
    return frame.TextHeight(words, set.lines, box.Width() - frame.Mm(9));
  };
  const auto fits = [&](const Setting& set) {
    float needed = frame.TextHeight(title, set.title, box.Width(), 2);
    for (const std::string& words : lines) needed += set.gap + height_of(words, set);
    return needed <= box.Height();
  };
  const auto* found = std::ranges::find_if(settings, fits);
  const Setting& set = found != std::end(settings) ? *found : settings[2];
  ui::DrawHeading(frame, box, title, set.title, set.gap);
  for (const std::string& words : lines) {
    Box line = box.TakeTop(height_of(words, set), set.gap);
    const Box mark = line.TakeLeft(frame.Mm(6), frame.Mm(3));
    ui::DrawFlowerHead(frame.draw,
                       {mark.Center().x, mark.min.y + frame.metrics.LinePx(set.lines) / 2},
                       frame.Mm(3), 0);
    frame.Text(line, words, {.face = set.lines});
  }
}

}  // namespace oneflower
