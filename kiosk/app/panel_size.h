// How large the panel is in millimetres, as the panel itself says (EDID).
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace oneflower {

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
