#include "kiosk/ui/metrics.h"

#include <algorithm>
#include <cmath>

namespace oneflower::ui {
namespace {

constexpr std::array<std::string_view, 4> kModeNames = {"standard", "large", "elder", "child"};

// A font's size is its ascender minus its descender. Capital height and Han side as a share of
// that, measured for the two fonts.
struct FontShape {
  float cap;
  float han;
};
constexpr FontShape kNoto = {0.51F, 0.69F};
constexpr FontShape kWenKai = {0.61F, 0.84F};

const FontShape& ShapeOf(const Metrics& metrics, Face face) {
  return metrics.IsWritten(face) ? kWenKai : kNoto;
}

}  // namespace

std::string_view TextModeName(TextMode mode) { return kModeNames[static_cast<size_t>(mode)]; }

std::optional<TextMode> TextModeFromName(std::string_view name) {
  const auto found = std::ranges::find(kModeNames, name);
  if (found == kModeNames.end()) return std::nullopt;
  return kTextModes[static_cast<size_t>(found - kModeNames.begin())];
}

float Metrics::ControlMm() const { return ElderOrChild() ? 25 : 20; }

float Metrics::GapMm() const { return mode_ == TextMode::kChild ? 6 : kFloorGapMm; }

float Metrics::CapMm(Face face) const {
  const float body = mode_ == TextMode::kStandard ? 4.8F : mode_ == TextMode::kLarge ? 6.4F : 8.5F;
  // Headings grow less than the body does, or an elder's screen would hold headings only.
  const float heading_share = ElderOrChild() ? 1.15F : mode_ == TextMode::kLarge ? 1.25F : 1.4F;
  switch (face) {
    case Face::kBody:
    case Face::kBold: return body;
    case Face::kSmall: return std::max(kFloorCapMm, body * 0.78F);
    case Face::kHeading: return body * heading_share;
    case Face::kTitle: return body * heading_share * 1.35F;
    case Face::kDisplay:
      return body * heading_share *
             (mode_ == TextMode::kElder   ? 2.1F
              : mode_ == TextMode::kChild ? 1.6F
                                          : 2.4F);
  }
  return body;
}

float Metrics::Margin() const {
  return Mm(std::min(9.0F, static_cast<float>(panel_.width) / panel_.px_per_mm / 36));
}

float Metrics::Key() const {
  const float across = static_cast<float>(panel_.width) - 2 * Margin();
  return std::clamp(across / 10, Mm(17), std::max(Mm(20), across / 10));
}

float Metrics::FontPx(Face face) const {
  return std::round(Mm(CapMm(face)) / ShapeOf(*this, face).cap);
}

float Metrics::FontPxIn(Face face, bool written) const {
  if (written == IsWritten(face)) return FontPx(face);
  return std::round(HanPx(face) / (written ? kWenKai : kNoto).han);
}

float Metrics::LinePx(Face face) const { return std::round(HanPx(face) * kLineSpacing); }

float Metrics::HanPx(Face face) const { return FontPx(face) * ShapeOf(*this, face).han; }

}  // namespace oneflower::ui
