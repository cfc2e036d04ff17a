#include "kiosk/ui/text_field.h"

#include <algorithm>

#include "kiosk/ui/scroll.h"
#include "kiosk/ui/widgets.h"

namespace oneflower::ui {
namespace {

void DrawCaret(Frame& frame, ImVec2 at) {
  const float height = frame.metrics.LinePx(Face::kBody);
  frame.draw.AddRectFilled({at.x, at.y + height * 0.12F},
                           {at.x + frame.Mm(0.6F), at.y + height * 0.9F}, frame.theme.focus);
}

// The line under the letters that are no words yet, line by line.
void Underline(Frame& frame, std::string_view shown, float width, ImVec2 origin, size_t from,
               size_t to) {
  const auto lines = frame.text.Lines(Face::kBody, shown, width);
  const float pitch = frame.metrics.LinePx(Face::kBody);
  for (size_t row = 0; row < lines.size(); ++row) {
    const size_t begin = std::max(from, lines[row].begin);
    const size_t end = std::min(to, lines[row].end);
    if (begin >= end) continue;
    const float x =
        origin.x +
        frame.text.Width(Face::kBody, shown.substr(lines[row].begin, begin - lines[row].begin));
    const float length = frame.text.Width(Face::kBody, shown.substr(begin, end - begin));
    const float y = origin.y + pitch * (static_cast<float>(row) + 0.96F);
    frame.draw.AddRectFilled({x, y}, {x + length, y + frame.Mm(0.6F)}, frame.theme.focus);
  }
}

// Brings the caret into sight when it moved, and only then: reading back is not disturbed.
void FollowCaret(Frame& frame, const TextFieldSpec& spec, float y, float height) {
  int64_t& mark = frame.memory.marks[spec.id];
  const auto now = static_cast<int64_t>(spec.caret + spec.preedit.size() + 1);
  if (mark == now) return;
  mark = now;
  ScrollTo(frame, spec.id + ".text", y, y + frame.metrics.LinePx(Face::kBody), height);
}

}  // namespace

std::optional<size_t> DrawTextField(Frame& frame, const Box& box, const TextFieldSpec& spec) {
  DrawCard(frame, box, frame.theme.card);
  frame.draw.AddRect(box.min, box.max, frame.theme.focus, frame.metrics.Round(), 0, frame.Mm(0.8F));
  const OnGround on(frame, frame.theme.card);
  frame.Record({.id = spec.id,
                .role = Role::kField,
                .label = spec.text.empty() && spec.preedit.empty() ? spec.placeholder
                                                                   : spec.text + spec.preedit,
                .box = box,
                .cap_mm = frame.metrics.CapMm(Face::kBody),
                .fg = frame.theme.card.ink,
                .bg = frame.theme.card.ground});
  Box room = box.Inset(frame.Mm(5), spec.lines ? frame.Mm(3) : 0);
  // Where little room is left it is the words'.
  const float words = frame.metrics.LinePx(Face::kBody) * 2;
  if (!spec.note.empty() && room.Height() >= frame.metrics.LinePx(Face::kSmall) + words) {
    const Box note = room.TakeBottom(frame.metrics.LinePx(Face::kSmall));
    frame.Text(note, spec.note,
               {.face = Face::kSmall,
                .color = frame.theme.ink_soft,
                .align = Align::kRight,
                .max_lines = 1});
  }
  if (!spec.lines) room = room.Middle(room.Width(), frame.metrics.LinePx(Face::kBody));

  std::string shown = spec.text;
  shown.insert(std::min(spec.caret, shown.size()), spec.preedit);
  const size_t caret = spec.caret + spec.preedit.size();
  // Room for page buttons is kept, so that the text does not jump when they come.
  const float width =
      spec.lines ? room.Width() - PageStripWidth(frame, room) - frame.metrics.Gap() : 1e6F;
  const ImVec2 at = frame.text.PositionOf(Face::kBody, shown, width, caret);
  const float height = frame.TextHeight(shown, Face::kBody, width);
  if (spec.lines) FollowCaret(frame, spec, at.y, room.Height());
  const ScrollArea area(frame, spec.id + ".text", room, spec.lines ? height : 0, Axis::kDown);
  const float shift = spec.lines ? 0 : std::max(0.0F, at.x + frame.Mm(2) - room.Width());
  const ImVec2 origin = {area.Origin().x - shift, area.Origin().y};
  if (shown.empty()) {
    frame.text.DrawLines(frame.draw, Face::kBody, room, frame.clip, frame.theme.ink_soft,
                         spec.placeholder, Align::kLeft, 0);
  } else {
    frame.text.DrawLines(frame.draw, Face::kBody, Box::At(origin.x, origin.y, width, height),
                         frame.clip, frame.theme.card.ink, shown, Align::kLeft, 0);
  }
  Underline(frame, shown, width, origin, spec.caret, caret);
  DrawCaret(frame, {origin.x + at.x, origin.y + at.y});
  if (!frame.Tapped(spec.id)) return std::nullopt;
  const ImVec2 tap = {frame.pointer.tapped_at.x - origin.x, frame.pointer.tapped_at.y - origin.y};
  return std::min(frame.text.OffsetAt(Face::kBody, shown, width, tap), spec.text.size());
}

}  // namespace oneflower::ui
