// Everything a screen needs to draw itself once, and the few things every widget does: text on the
// current ground, an entry in the record, "was I tapped?".
#pragma once

#include <imgui.h>

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/box.h"
#include "kiosk/ui/image.h"
#include "kiosk/ui/metrics.h"
#include "kiosk/ui/pointer.h"
#include "kiosk/ui/strings.h"
#include "kiosk/ui/text_engine.h"
#include "kiosk/ui/theme.h"
#include "kiosk/ui/widget_record.h"

namespace oneflower::ui {

// Where a list stands. Belongs to the visit and is wiped with it.
struct ScrollState {
  float offset = 0;    // pixels from the start
  float velocity = 0;  // px/ms, after a fling
  int64_t last_ms = 0;
};

// The stroke a finger is drawing. Belongs to the visit and is overwritten with it.
struct StrokeState {
  std::string canvas;
  std::vector<ImVec2> points;  // pixels
};

// What widgets remember between frames, by id.
struct UiMemory {
  std::map<std::string, ScrollState, std::less<>> scroll;
  std::map<std::string, int64_t, std::less<>> marks;  // the last caret a field has shown
  StrokeState stroke;
};

struct TextStyle {
  Face face = Face::kBody;
  ImU32 color = 0;  // 0: the ink of the ground
  Align align = Align::kLeft;
  size_t max_lines = 0;  // 0: as many as the box holds
  bool middle = false;   // centred from top to bottom
  Role role = Role::kText;
  std::string id;
};

struct Frame {
  ImDrawList& draw;
  const Metrics& metrics;
  const Theme& theme;
  TextEngine& text;
  const Strings& strings;
  Language language = Language::kChinese;
  WidgetRecord& record;
  const PointerFrame& pointer;
  UiMemory& memory;
  ImageShelf* images = nullptr;  // null: there is none to be had
  int64_t now_ms = 0;            // monotonic
  double sway_ms = 0;            // the breeze's clock: stands still when nobody is about
  Box area;                      // the whole panel
  Tone ground;                   // what is being drawn on
  Box clip;                      // what is visible
  bool animating = false;        // set by whoever wants another frame soon

  float Mm(float mm) const { return metrics.Mm(mm); }
  double Seconds() const { return sway_ms / 1000; }
  const std::string& T(std::string_view id) const { return strings.Get(language, id); }
  std::string T(std::string_view id, std::initializer_list<Filling> fillings) const {
    return strings.Format(language, id, fillings);
  }

  // A picture by its name, as far as it is there.
  ImageView Image(const std::string& name) const {
    return images != nullptr ? images->Look(name) : ImageView();
  }

  bool Tapped(std::string_view id) const { return !id.empty() && pointer.tapped == id; }
  bool Pressed(std::string_view id) const { return !id.empty() && pointer.pressed == id; }

  // Draws a text on the current ground and records it. Returns the height it took.
  float Text(const Box& box, std::string_view text, const TextStyle& style = {});

  // The height `text` needs in that width.
  float TextHeight(std::string_view text, Face face, float width, size_t max_lines = 0);

  // Adds to the record, cut to what is visible; what is wholly outside is left out.
  void Record(Widget widget);
};

// Draws on another ground until the end of the scope.
class OnGround {
 public:
  OnGround(Frame& frame, const Tone& tone) : frame_(frame), before_(frame.ground) {
    frame.ground = tone;
  }
  ~OnGround() { frame_.ground = before_; }
  OnGround(const OnGround&) = delete;
  OnGround& operator=(const OnGround&) = delete;

 private:
  Frame& frame_;
  Tone before_;
};

// Draws inside a box only, until the end of the scope. Lines may be drawn `beyond` its edges, for
// one around a thing at the edge is half outside of it; nothing is to be touched there.
class Clipped {
 public:
  Clipped(Frame& frame, const Box& box, float beyond = 0) : frame_(frame), before_(frame.clip) {
    const Box drawn = frame.clip.Meet(box.Inset(-beyond));
    frame.clip = frame.clip.Meet(box);
    frame.draw.PushClipRect(drawn.min, drawn.max);
  }
  ~Clipped() {
    frame_.draw.PopClipRect();
    frame_.clip = before_;
  }
  Clipped(const Clipped&) = delete;
  Clipped& operator=(const Clipped&) = delete;

 private:
  Frame& frame_;
  Box before_;
};

}  // namespace oneflower::ui
