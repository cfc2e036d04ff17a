// Areas that scroll, by a finger with inertia and by page buttons.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/widgets.h"

namespace oneflower::ui {

enum class Axis { kDown, kAcross };

// The width of a page button. An area that scrolls down loses it, and a gap, on its right side.
float PageButtonWidth(const Frame& frame, Axis axis = Axis::kDown);

// What an area that scrolls down loses to both page buttons: they stand above each other, or side
// by side where the box is too low for that.
float PageStripWidth(const Frame& frame, const Box& box);

// Between construction and destruction everything is drawn inside the area's box. Content stands
// at Origin() and beyond; what is longer than the box can be scrolled. An area that scrolls down
// gets two page buttons on its right; for one that scrolls across the screen places them itself.
class ScrollArea {
 public:
  ScrollArea(Frame& frame, const std::string& id, const Box& box, float content, Axis axis);
  ~ScrollArea() = default;

  const Box& view() const { return view_; }  // what content may use
  float offset() const { return offset_; }
  // Where the content's first pixel is, on screen.
  ImVec2 Origin() const;
  // Is a stretch of the content (from its start) in sight?
  bool Sees(float from, float to) const { return to > offset_ && from < offset_ + length_; }

 private:
  void Follow(Frame& frame, const std::string& id, float limit, Axis axis);
  void DrawPageButtons(Frame& frame, const std::string& id, const Box& box, float limit);

  Axis axis_;
  Box view_;
  float offset_ = 0;
  float length_ = 0;
  std::optional<Clipped> clipped_;
};

// A text of any length; one that the box does not hold is an area of that id, to be scrolled.
// Returns the height it takes in the box.
float DrawLongText(Frame& frame, const Box& box, const std::string& id, std::string_view words,
                   const TextStyle& style);

// Moves a list so that a stretch of its content is in sight.
void ScrollTo(Frame& frame, const std::string& id, float from, float to, float length);

}  // namespace oneflower::ui
