#include "kiosk/ui/scroll.h"

#include <algorithm>
#include <cmath>

namespace oneflower::ui {
namespace {

// A fling halves its speed about every 230 ms, as phones do, and ends when a pixel takes 50 ms.
constexpr float kDecayMs = 325;
constexpr float kLeastSpeed = 0.02F;
constexpr float kPageShare = 0.85F;

}  // namespace

float PageStripWidth(const Frame& frame, const Box& box) {
  const bool beside = box.Height() < 2 * frame.metrics.Control() + frame.metrics.Gap();
  return PageButtonWidth(frame) * (beside ? 2 : 1) + (beside ? frame.metrics.Gap() : 0);
}

ScrollArea::ScrollArea(Frame& frame, const std::string& id, const Box& box, float content,
                       Axis axis)
    : axis_(axis), view_(box) {
  const float full = axis == Axis::kDown ? box.Height() : box.Width();
  const bool scrolls = content > full + 1;
  if (scrolls && axis == Axis::kDown)
    view_.max.x -= PageStripWidth(frame, box) + frame.metrics.Gap();
  length_ = axis == Axis::kDown ? view_.Height() : view_.Width();
  const float limit = std::max(0.0F, content - length_);
  if (scrolls) {
    frame.Record({.id = id, .role = Role::kList, .box = view_, .bg = frame.ground.ground});
  }
  Follow(frame, id, limit, axis);
  if (scrolls && axis == Axis::kDown) DrawPageButtons(frame, id, box, limit);
  clipped_.emplace(frame, view_, frame.Mm(0.4F));
}

float PageButtonWidth(const Frame& frame, Axis axis) {
  float width = frame.metrics.Control();
  const bool down = axis == Axis::kDown;
  for (const char* id : {down ? "list.up" : "list.left", down ? "list.down" : "list.right"}) {
    width = std::max(width, ButtonWidth(frame, {.label = frame.T(id), .face = Face::kSmall}));
  }
  return width;
}

void ScrollArea::Follow(Frame& frame, const std::string& id, float limit, Axis axis) {
  ScrollState& state = frame.memory.scroll[id];
  const auto along = [axis](ImVec2 v) { return axis == Axis::kDown ? v.y : v.x; };
  const float page = length_ * kPageShare;
  if (frame.Tapped(id + ".back")) state.offset -= page;
  if (frame.Tapped(id + ".on")) state.offset += page;
  const auto elapsed = static_cast<float>(std::min<int64_t>(frame.now_ms - state.last_ms, 100));
  if (frame.pointer.dragged == id) {
    state.offset -= along(frame.pointer.drag);
    const bool let_go = along(frame.pointer.fling) != 0;
    // Elders and children steer better without things that glide on.
    state.velocity = let_go && !frame.metrics.ElderOrChild() ? -along(frame.pointer.fling) : 0;
  } else if (state.velocity != 0) {
    state.offset += state.velocity * elapsed;
    state.velocity *= std::exp(-elapsed / kDecayMs);
    if (std::abs(state.velocity) < kLeastSpeed) state.velocity = 0;
  }
  if (state.offset <= 0 || state.offset >= limit) state.velocity = 0;
  state.offset = std::clamp(state.offset, 0.0F, limit);
  state.last_ms = frame.now_ms;
  offset_ = std::round(state.offset);
  if (state.velocity != 0) frame.animating = true;
}

void ScrollArea::DrawPageButtons(Frame& frame, const std::string& id, const Box& box, float limit) {
  const float side = std::min(frame.metrics.Control(), box.Height());
  Box strip = box;
  strip.min.x = box.max.x - PageStripWidth(frame, box);
  const bool beside = strip.Width() > PageButtonWidth(frame) + 1;
  Box column = beside ? strip.Column(0, 2, frame.metrics.Gap()) : strip;
  const Box back = column.TakeTop(side);
  if (beside) column = strip.Column(1, 2, frame.metrics.Gap());
  const Box on = column.TakeBottom(side);
  Button(frame, back,
         {.id = id + ".back",
          .label = frame.T("list.up"),
          .enabled = offset_ > 0,
          .face = Face::kSmall});
  Button(frame, on,
         {.id = id + ".on",
          .label = frame.T("list.down"),
          .enabled = offset_ < std::round(limit),  // in whole pixels, as it is drawn
          .face = Face::kSmall});
}

ImVec2 ScrollArea::Origin() const {
  return axis_ == Axis::kDown ? ImVec2{view_.min.x, view_.min.y - offset_}
                              : ImVec2{view_.min.x - offset_, view_.min.y};
}

float DrawLongText(Frame& frame, const Box& box, const std::string& id, std::string_view words,
                   const TextStyle& style) {
  float height = frame.TextHeight(words, style.face, box.Width());
  if (height > box.Height()) {
    const float strip = PageStripWidth(frame, box) + frame.metrics.Gap();
    height = frame.TextHeight(words, style.face, box.Width() - strip);
  }
  const ScrollArea area(frame, id, box, height, Axis::kDown);
  const ImVec2 at = area.Origin();
  frame.Text(Box::At(at.x, at.y, area.view().Width(), height), words, style);
  return std::min(height, box.Height());
}

void ScrollTo(Frame& frame, const std::string& id, float from, float to, float length) {
  ScrollState& state = frame.memory.scroll[id];
  if (from < state.offset) state.offset = from;
  if (to > state.offset + length) state.offset = to - length;
}

}  // namespace oneflower::ui
