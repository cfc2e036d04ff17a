#include "kiosk/screens/picture_cell.h"

#include <algorithm>

namespace oneflower {

using ui::Box;
using ui::Face;
using ui::Frame;

bool PictureCell(Frame& frame, const Box& box, const PictureCellSpec& spec) {
  const bool pressed = frame.Pressed(spec.id);
  const ui::Tone tone = ui::ToneOf(frame.theme, spec.look);
  const Box plate = pressed ? box.Moved(0, frame.Mm(0.5F)) : box;
  ui::DrawCard(frame, plate, tone, !pressed);
  if (spec.selected) {
    frame.draw.AddRect(plate.min, plate.max, frame.theme.red.ground, frame.metrics.Round(), 0,
                       frame.Mm(1.2F));
  }
  Box inner = plate.Inset(frame.Mm(1.5F));
  const float line = frame.metrics.LinePx(Face::kSmall);
  const Box name = inner.TakeBottom(line, frame.Mm(0.5F));
  // Pictures have light grounds of their own: on a dark card they stand on a light one.
  const float side = std::min(inner.Width(), inner.Height());
  if (ui::Contrast(tone.ground, IM_COL32_WHITE) > 3) {
    const Box light = inner.Middle(side, side);
    frame.draw.AddRectFilled(light.min, light.max, IM_COL32_WHITE, frame.metrics.Round());
  }
  spec.draw(frame.draw, inner.Middle(side, side).Inset(frame.Mm(0.5F)));
  frame.text.DrawLines(frame.draw, Face::kSmall, name, frame.clip, tone.ink, spec.label,
                       ui::Align::kCenter, 1);
  if (spec.selected) {
    const float mark = std::min(frame.Mm(6), side * 0.3F);
    const Box corner =
        Box::At(plate.max.x - mark - frame.Mm(1.5F), plate.min.y + frame.Mm(1.5F), mark, mark);
    frame.draw.AddCircleFilled(corner.Center(), mark * 0.62F, frame.theme.red.ground);
    ui::DrawIcon(frame.draw, ui::Icon::kCheck, corner, frame.theme.red.ink);
  }
  frame.Record({.id = spec.id,
                .role = ui::Role::kButton,
                .label = spec.label,
                .box = box,
                .selected = spec.selected,
                .can_carry = spec.can_carry,
                .cap_mm = frame.metrics.CapMm(Face::kSmall),
                .fg = tone.ink,
                .bg = tone.ground});
  return frame.Tapped(spec.id);
}

float PictureCellHeight(const Frame& frame) {
  return frame.Mm(16) + frame.metrics.LinePx(Face::kSmall) + frame.Mm(3.5F);
}

CellGrid::CellGrid(const Frame& frame, const Box& box, float least_width)
    : box_(box),
      gap_(frame.metrics.Gap()),
      height_(std::max(PictureCellHeight(frame), frame.metrics.Control())) {
  const float width = std::max(least_width, frame.metrics.Control());
  columns_ = std::max(1, static_cast<int>((box.Width() + gap_ + 1) / (width + gap_)));
  rows_ = std::max(1, static_cast<int>((box.Height() + gap_ + 1) / (height_ + gap_)));
}

void CellGrid::GrowFor(int count) {
  const int used = std::max(1, (count + columns_ - 1) / columns_);
  const float fit = (box_.Height() + gap_) / static_cast<float>(used) - gap_;
  height_ = std::clamp(fit, height_, height_ * 1.5F);
}

Box CellGrid::Cell(int index) const {
  const float width =
      (box_.Width() - gap_ * static_cast<float>(columns_ - 1)) / static_cast<float>(columns_);
  const int row = index / columns_;
  return Box::At(box_.min.x + static_cast<float>(index % columns_) * (width + gap_),
                 box_.min.y + static_cast<float>(row) * (height_ + gap_), width, height_);
}

}  // namespace oneflower
