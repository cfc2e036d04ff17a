// What is on screen in a frame, as values: for hit tests, reading aloud, play scripts, tests and
// the lint. A control that is not in here does not exist.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/box.h"

namespace oneflower::ui {

enum class Role {
  kButton,
  kText,
  kHeading,
  kField,
  kCanvas,  // takes strokes
  kKey,
  kCandidate,
  kImage,
  kList,  // scrolls
  kStatus,
};
std::string_view RoleName(Role role);

// May a finger act on it?
bool IsControl(Role role);

struct Widget {
  std::string id;  // unique in a frame for controls; may be empty for texts
  Role role = Role::kText;
  std::string label;  // what is read aloud; the whole text, even where the drawing is cut short
  Box box;            // the visible part, pixels
  bool enabled = true;
  bool selected = false;
  bool covered = false;    // beneath a dialog
  bool cut = false;        // partly outside of the list that holds it
  bool can_carry = false;  // a finger may take it along, away from its place
  bool clipped = false;    // the drawn text did not fit
  float cap_mm = 0;        // capital height of the label; 0: nothing is written
  ImU32 fg = 0;
  ImU32 bg = 0;  // the least favourable one where it varies
};

class WidgetRecord {
 public:
  void Clear() { widgets_.clear(); }
  void Add(Widget widget) { widgets_.push_back(std::move(widget)); }
  // Everything so far is beneath a dialog from now on.
  void CoverAll();

  const std::vector<Widget>& widgets() const { return widgets_; }
  const Widget* Find(std::string_view id) const;  // not the covered ones

 private:
  std::vector<Widget> widgets_;
};

// What the record's JSON says of the frame as a whole.
struct FrameFacts {
  std::string screen;
  std::string mode;
  std::string theme;
  std::string lang;
  int width = 0;
  int height = 0;
  float px_per_mm = 0;
};

// The format is in experience.md.
std::string RecordToJson(const FrameFacts& facts, const WidgetRecord& record);

}  // namespace oneflower::ui
