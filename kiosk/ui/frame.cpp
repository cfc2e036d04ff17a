#include "kiosk/ui/frame.h"

#include <algorithm>
#include <utility>

namespace oneflower::ui {

float Frame::TextHeight(std::string_view content, Face face, float width, size_t max_lines) {
  size_t lines = text.Lines(face, content, width).size();
  if (max_lines > 0) lines = std::min(lines, max_lines);
  return text.Height(face, lines);
}

float Frame::Text(const Box& box, std::string_view content, const TextStyle& style) {
  if (content.empty() || box.Empty()) return 0;
  const float pitch = metrics.LinePx(style.face);
  const auto held = static_cast<size_t>(std::max(1.0F, (box.Height() + 1) / pitch));
  const size_t limit = style.max_lines == 0 ? held : std::min(style.max_lines, held);
  const float height = TextHeight(content, style.face, box.Width(), limit);
  Box place = box;
  if (style.middle) place.min.y += std::max(0.0F, (box.Height() - height) / 2);
  place.max.y = std::max(place.max.y, place.min.y + pitch);
  const ImU32 color = style.color != 0 ? style.color : ground.ink;
  const bool whole =
      text.DrawLines(draw, style.face, place, clip, color, content, style.align, limit);
  Record({.id = style.id,
          .role = style.role,
          .label = std::string(content),
          .box = Box::At(place.min.x, place.min.y, box.Width(), height),
          .clipped = !whole && style.max_lines == 0,
          .cap_mm = metrics.CapMm(style.face),
          .fg = color,
          .bg = ground.ground});
  return height;
}

void Frame::Record(Widget widget) {
  const Box visible = widget.box.Meet(clip);
  if (visible.Empty()) return;
  widget.cut =
      visible.Height() + 1 < widget.box.Height() || visible.Width() + 1 < widget.box.Width();
  // Less than half of a control in sight is not enough to aim at.
  if (widget.cut && IsControl(widget.role) &&
      visible.Width() * visible.Height() < 0.5F * widget.box.Width() * widget.box.Height()) {
    widget.enabled = false;
  }
  widget.box = visible;
  record.Add(std::move(widget));
}

}  // namespace oneflower::ui
