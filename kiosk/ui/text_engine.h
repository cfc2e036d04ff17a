// Measuring, breaking and drawing of text. UI thread only.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kiosk/ui/box.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/metrics.h"

namespace oneflower::ui {

struct TextLine {
  size_t begin = 0;  // bytes of the text; blanks at the line's end are left out
  size_t end = 0;
  float width = 0;  // pixels
};

enum class Align { kLeft, kCenter, kRight };

class TextEngine {
 public:
  // Sets the fonts to the sizes of `metrics`.
  TextEngine(Fonts& fonts, const Metrics& metrics);

  const Metrics& metrics() const { return metrics_; }

  // Nothing of the texts seen so far stays: between two visits.
  void Forget() { lines_.clear(); }

  // Another text size or another panel.
  void SetMetrics(const Metrics& metrics);

  float Width(Face face, std::string_view text) const;

  // The lines of the text in that width; never empty. A word wider than the width is broken
  // anywhere. Remembered: the same question costs a look-up. Valid until the next call.
  const std::vector<TextLine>& Lines(Face face, std::string_view text, float width);
  float Height(Face face, size_t lines) const;

  // One line, its top left corner at `at`. A character that no font has is drawn as a box.
  void Draw(ImDrawList& draw, Face face, ImVec2 at, ImU32 color, std::string_view line) const;

  // A paragraph from the top of the box down. At most `max_lines` (0: what the box holds), the last
  // one ending in an ellipsis where something was left out: then false. Lines outside of `clip`
  // cost nothing.
  bool DrawLines(ImDrawList& draw, Face face, const Box& box, const Box& clip, ImU32 color,
                 std::string_view text, Align align, size_t max_lines);

  // Where a character stands: for carets. Byte offset to the top of the caret, and back.
  ImVec2 PositionOf(Face face, std::string_view text, float width, size_t offset);
  size_t OffsetAt(Face face, std::string_view text, float width, ImVec2 point);

 private:
  float Advance(Face face, char32_t code_point) const;
  std::vector<TextLine> Break(Face face, std::string_view text, float width) const;
  void DrawBox(ImDrawList& draw, Face face, ImVec2 pen, ImU32 color) const;
  std::string WithEllipsis(Face face, std::string_view line, float width) const;

  Fonts& fonts_;
  Metrics metrics_;
  std::unordered_map<std::string, std::vector<TextLine>> lines_;
};

}  // namespace oneflower::ui
