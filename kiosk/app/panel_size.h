// How large the panel is in millimetres, as the panel itself says (EDID), and which panels the
// program can draw for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

#include "kiosk/ui/metrics.h"
#include "shared/base/result.h"

namespace oneflower {

// From a small window to an 8K panel, lying or standing.
inline constexpr int kMinPanelPx = 320;
inline constexpr int kMaxPanelLongPx = 7680;
inline constexpr int kMaxPanelShortPx = 4320;
// Pixels per millimetre. A wall of 110" with 1920 x 1080 has 0.79; an 8K panel of 17" has 20.
inline constexpr float kMinPxPerMm = 0.75F;
inline constexpr float kMaxPxPerMm = 20;

// kInvalid names the limit that the panel exceeds.
Status CheckPanel(const ui::Panel& panel);

struct PanelSize {
  float mm_width = 0;
  float mm_height = 0;
  float LongSide() const { return std::max(mm_width, mm_height); }
};

// From an EDID block (VESA E-EDID 1.4): the detailed timing in whole millimetres, else the basic
// display parameters in centimetres. Nothing where the block is damaged or names no size that a
// panel can have: projectors say 0, some televisions 160 x 90 for every size.
std::optional<PanelSize> SizeFromEdid(std::span<const uint8_t> edid);

// Of the one panel that is connected; nothing when there are several or none.
std::optional<PanelSize> ConnectedPanelSize(const std::filesystem::path& folder = "/sys/class/drm");

}  // namespace oneflower
