// From fingers to taps. Raw events come in as they happen; once a frame they are resolved against
// the widget record of the frame before. Pure: time and positions are handed in.
//
// A tap counts when down and up hit the same control. Hit areas grow into free space; the nearest
// control wins. A finger that moves further than the slop inside a list scrolls it and presses
// nothing; one that moves further on a control that can be carried takes that along. The first
// finger owns the screen, others are ignored until it is up. A mouse is a finger.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/metrics.h"
#include "kiosk/ui/widget_record.h"

namespace oneflower::ui {

struct TouchEvent {
  enum class Kind { kDown, kMove, kUp };
  Kind kind = Kind::kDown;
  int64_t finger = 0;
  ImVec2 at;  // pixels
  int64_t time_ms = 0;
};

// What the fingers mean for this frame.
struct PointerFrame {
  std::string pressed;         // the control under the finger: drawn pressed
  std::string tapped;          // the control that was just tapped: acts now
  ImVec2 tapped_at{};          // where
  bool touched = false;        // a tap at `tapped_at` that hit no control: a text, to be read aloud
  std::string dragged;         // the list that is being scrolled
  ImVec2 drag{};               // by how much since the last frame
  ImVec2 fling{};              // px/ms at the moment the finger let go of `dragged`
  std::string stroked;         // the canvas under the finger
  std::vector<ImVec2> stroke;  // its points since the last frame
  bool stroke_begun = false;   // the first of them is where the finger went down
  bool stroke_ended = false;
  std::string carried;       // the control a finger takes along, away from its place
  ImVec2 carried_at{};       // where the finger is
  bool carry_ended = false;  // it was let go there
  bool any = false;          // something happened at all: counts as attention
};

class Pointer {
 public:
  // Growth of hit areas, and how far a finger may wander and still tap.
  static constexpr float kGrowMm = 4;
  static constexpr float kSlopMm = 4;

  void Add(const TouchEvent& event) { queue_.push_back(event); }
  bool Waiting() const { return !queue_.empty(); }
  bool Down() const { return finger_.has_value(); }

  // At most one change of down or up a frame, so that a control is seen pressed before it acts;
  // what is left is for the next frame (Waiting()).
  PointerFrame Resolve(const WidgetRecord& seen, const Metrics& metrics);

  // Forgets the finger and everything queued: another visitor, another screen.
  void Reset();

 private:
  struct Finger {
    int64_t id = 0;
    ImVec2 start;
    ImVec2 last;
    std::string control;  // under the start
    std::string list;     // around the start
    std::string canvas;
    bool scrolling = false;
    bool may_carry = false;
    bool carrying = false;
  };
  struct Trace {
    ImVec2 at;
    int64_t time_ms = 0;
  };

  void Begin(const TouchEvent& event, const WidgetRecord& seen, const Metrics& metrics,
             PointerFrame& frame);
  void Move(const TouchEvent& event, const Metrics& metrics, PointerFrame& frame);
  void End(const TouchEvent& event, const WidgetRecord& seen, const Metrics& metrics,
           PointerFrame& frame);
  ImVec2 Velocity(int64_t now_ms) const;

  std::deque<TouchEvent> queue_;
  std::optional<Finger> finger_;
  std::deque<Trace> trace_;  // of the last 80 ms
};

// The enabled control at a point: the one that holds it, else the nearest within the growth.
const Widget* ControlAt(const WidgetRecord& record, ImVec2 point, const Metrics& metrics);

}  // namespace oneflower::ui
