// Goes through the pages of everything on a screen that scrolls, as a finger would: each list on to
// its end and back to its beginning, one list after the other, and again. Pure.
#pragma once

#include <string>

#include "kiosk/ui/widget_record.h"

namespace oneflower {

class PageTurner {
 public:
  // The page button that is to be tapped next; null if this frame has none that leads further.
  // A list has come to its end if its button is off, or if a tap on it has moved nothing.
  const ui::Widget* Next(const ui::WidgetRecord& record);

  // How often all lists have been gone through.
  int rounds() const { return rounds_; }

 private:
  void Skip(size_t buttons);

  size_t at_ = 0;     // of the screen's page buttons
  std::string seen_;  // of the frame before the last tap
  int rounds_ = 0;
};

}  // namespace oneflower
