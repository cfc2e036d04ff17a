// Sizes of things, in millimetres of the panel. The numbers and their sources: experience.md's
// table (standing kiosks: keys of 20 mm, capital heights of 4.8 / 6.4 / 8.5 mm).
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace oneflower::ui {

enum class TextMode { kStandard, kLarge, kElder, kChild };
inline constexpr std::array<TextMode, 4> kTextModes = {TextMode::kStandard, TextMode::kLarge,
                                                       TextMode::kElder, TextMode::kChild};
std::string_view TextModeName(TextMode mode);  // "standard" …
std::optional<TextMode> TextModeFromName(std::string_view name);

// The faces text is set in. Sizes depend on the mode.
enum class Face {
  kBody,     // Noto Sans CJK SC
  kBold,     // the same size, bold: buttons
  kSmall,    // notes beneath; the smallest there is
  kHeading,  // LXGW WenKai
  kTitle,    // LXGW WenKai, for the few words of a tile
  kDisplay,  // LXGW WenKai, for the one thing a screen is about; for elders Noto Sans bold
};
inline constexpr int kFaceCount = 6;

struct Panel {
  int width = 1920;  // pixels
  int height = 1080;
  float px_per_mm = 4.04F;  // the reference panel: 21.5", 1920 x 1080
};

// All sizes of one panel in one mode. A value; cheap to make.
class Metrics {
 public:
  Metrics(const Panel& panel, TextMode mode) : panel_(panel), mode_(mode) {}

  const Panel& panel() const { return panel_; }
  TextMode mode() const { return mode_; }
  bool Portrait() const { return panel_.height > panel_.width; }
  bool ElderOrChild() const { return mode_ == TextMode::kElder || mode_ == TextMode::kChild; }
  // Set in the hand-written font: its thin strokes are no help for an elder's largest words.
  bool IsWritten(Face face) const {
    return face == Face::kHeading || face == Face::kTitle ||
           (face == Face::kDisplay && mode_ != TextMode::kElder);
  }

  float Mm(float mm) const { return mm * panel_.px_per_mm; }  // millimetres to pixels

  // In millimetres
  float ControlMm() const;       // side of a control in this mode
  float GapMm() const;           // least gap between two controls
  float CapMm(Face face) const;  // capital height
  static constexpr float kFloorControlMm = 16;
  static constexpr float kFloorGapMm = 3;
  static constexpr float kFloorCapMm = 3.5F;
  static constexpr float kLineSpacing = 1.45F;  // of the Han height; at least 1.3

  // In pixels
  float Control() const { return Mm(ControlMm()); }
  float Gap() const { return Mm(GapMm()); }
  // The gap between groups, wider than within one: at least `mm`.
  float GroupGap(float mm) const { return Mm(std::max(mm, GapMm())); }
  // Around the controls of a bar: two bars that touch keep a gap between their controls.
  float BarPad() const { return Mm(std::max(2.5F, GapMm() / 2)); }
  float Margin() const;  // from the panel's edge to the content
  float Round() const { return Mm(5); }
  float Key() const;              // pitch of the keyboard: 20 mm, 17 mm on a narrow panel
  float FontPx(Face face) const;  // ascender minus descender of its font, whole pixels
  // The same of another font with Han as large: the hand-written one, or Noto Sans.
  float FontPxIn(Face face, bool written) const;
  float LinePx(Face face) const;  // from one line's top to the next one's
  float HanPx(Face face) const;   // side of a Han character

 private:
  Panel panel_;
  TextMode mode_;
};

}  // namespace oneflower::ui
