#include "kiosk/ui/pointer.h"

#include <algorithm>
#include <cmath>

namespace oneflower::ui {
namespace {

constexpr int64_t kTraceMs = 80;

float Distance(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

float DistanceTo(const Box& box, ImVec2 point) {
  const float x = std::max({box.min.x - point.x, 0.0F, point.x - box.max.x});
  const float y = std::max({box.min.y - point.y, 0.0F, point.y - box.max.y});
  return std::hypot(x, y);
}

// Later widgets lie on top of earlier ones, so the search goes backwards.
const Widget* TopmostAt(const WidgetRecord& record, ImVec2 point, Role role) {
  const auto& widgets = record.widgets();
  const auto found = std::find_if(widgets.rbegin(), widgets.rend(), [&](const Widget& widget) {
    return widget.role == role && !widget.covered && widget.box.Contains(point);
  });
  return found == widgets.rend() ? nullptr : &*found;
}

std::string IdOf(const Widget* widget) { return widget != nullptr ? widget->id : std::string(); }

}  // namespace

const Widget* ControlAt(const WidgetRecord& record, ImVec2 point, const Metrics& metrics) {
  const Widget* nearest = nullptr;
  float least = metrics.Mm(Pointer::kGrowMm);
  for (const Widget& widget : record.widgets()) {
    if (!IsControl(widget.role) || widget.role == Role::kCanvas || widget.covered) continue;
    const float distance = DistanceTo(widget.box, point);
    // On a tie the later one wins: it lies on top.
    if (distance > least || (distance > 0 && distance == least)) continue;
    least = distance;
    nearest = &widget;
  }
  return nearest != nullptr && nearest->enabled ? nearest : nullptr;
}

PointerFrame Pointer::Resolve(const WidgetRecord& seen, const Metrics& metrics) {
  PointerFrame frame;
  bool changed = false;
  while (!queue_.empty() && !changed) {
    const TouchEvent event = queue_.front();
    queue_.pop_front();
    frame.any = true;
    if (event.kind == TouchEvent::Kind::kDown && !finger_) {
      Begin(event, seen, metrics, frame);
      changed = true;
    } else if (finger_ && finger_->id == event.finger) {
      if (event.kind == TouchEvent::Kind::kUp) {
        End(event, seen, metrics, frame);
        changed = true;
      } else {
        Move(event, metrics, frame);
      }
    }
  }
  if (finger_ && !finger_->scrolling) {
    const Widget* under = ControlAt(seen, finger_->last, metrics);
    if (under != nullptr && under->id == finger_->control) frame.pressed = finger_->control;
  }
  if (finger_ && finger_->carrying) {
    frame.carried = finger_->control;
    frame.carried_at = finger_->last;
  }
  if (finger_ && finger_->scrolling) frame.dragged = finger_->list;
  if (finger_ && !finger_->canvas.empty()) frame.stroked = finger_->canvas;
  return frame;
}

void Pointer::Begin(const TouchEvent& event, const WidgetRecord& seen, const Metrics& metrics,
                    PointerFrame& frame) {
  const Widget* control = ControlAt(seen, event.at, metrics);
  finger_ = Finger{.id = event.finger,
                   .start = event.at,
                   .last = event.at,
                   .control = IdOf(control),
                   .list = IdOf(TopmostAt(seen, event.at, Role::kList)),
                   .canvas = IdOf(TopmostAt(seen, event.at, Role::kCanvas))};
  finger_->may_carry = control != nullptr && control->can_carry;
  trace_.assign(1, {event.at, event.time_ms});
  if (finger_->canvas.empty()) return;
  // What begins on a canvas is a stroke, however near a control is.
  finger_->control.clear();
  finger_->may_carry = false;
  frame.stroke.push_back(event.at);
  frame.stroke_begun = true;
}

void Pointer::Move(const TouchEvent& event, const Metrics& metrics, PointerFrame& frame) {
  Finger& finger = *finger_;
  if (!finger.canvas.empty()) {
    frame.stroke.push_back(event.at);
  } else if (!finger.scrolling && !finger.carrying &&
             Distance(event.at, finger.start) > metrics.Mm(kSlopMm)) {
    finger.carrying = finger.may_carry;
    finger.scrolling = !finger.carrying && !finger.list.empty();
    // Over a single control a wandering finger may come back; what counts is where it goes up.
  }
  if (finger.scrolling) {
    frame.drag.x += event.at.x - finger.last.x;
    frame.drag.y += event.at.y - finger.last.y;
  }
  finger.last = event.at;
  trace_.push_back({event.at, event.time_ms});
  while (event.time_ms - trace_.front().time_ms > kTraceMs) trace_.pop_front();
}

void Pointer::End(const TouchEvent& event, const WidgetRecord& seen, const Metrics& metrics,
                  PointerFrame& frame) {
  const Finger finger = *finger_;
  finger_.reset();
  if (!finger.canvas.empty()) {
    frame.stroked = finger.canvas;
    frame.stroke_ended = true;
    return;
  }
  if (finger.scrolling) {
    frame.dragged = finger.list;
    frame.fling = Velocity(event.time_ms);
    return;
  }
  if (finger.carrying) {
    frame.carried = finger.control;
    frame.carried_at = event.at;
    frame.carry_ended = true;
    return;
  }
  if (finger.control.empty()) {
    frame.touched = Distance(event.at, finger.start) <= metrics.Mm(kSlopMm);
    frame.tapped_at = finger.start;
    return;
  }
  const Widget* under = ControlAt(seen, event.at, metrics);
  if (under == nullptr || under->id != finger.control) return;
  frame.tapped = finger.control;
  frame.tapped_at = finger.start;
}

ImVec2 Pointer::Velocity(int64_t now_ms) const {
  if (trace_.empty()) return {};
  const auto elapsed = static_cast<float>(now_ms - trace_.front().time_ms);
  // A finger that rested before it went up flings nothing.
  if (elapsed <= 0 || now_ms - trace_.back().time_ms > kTraceMs) return {};
  return {(trace_.back().at.x - trace_.front().at.x) / elapsed,
          (trace_.back().at.y - trace_.front().at.y) / elapsed};
}

void Pointer::Reset() {
  queue_.clear();
  finger_.reset();
  trace_.clear();
}

}  // namespace oneflower::ui
