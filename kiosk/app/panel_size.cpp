#include "kiosk/app/panel_size.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <vector>

namespace oneflower {
namespace {

constexpr size_t kBlock = 128;
constexpr std::array<uint8_t, 8> kHeader = {0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0};
constexpr size_t kCentimetres = 21;  // width, height
constexpr size_t kTiming = 54;       // the preferred detailed timing
constexpr size_t kTimingMm = kTiming + 12;

// From 10" tablets to 110" walls.
constexpr float kLeastMm = 200;
constexpr float kMostMm = 2500;

bool Plausible(const PanelSize& size) {
  const bool television = size.mm_width == 160 && size.mm_height == 90;
  return size.mm_width > 0 && size.mm_height > 0 && size.LongSide() >= kLeastMm &&
         size.LongSide() <= kMostMm && !television;
}

bool Sound(std::span<const uint8_t> edid) {
  if (edid.size() < kBlock || !std::equal(kHeader.begin(), kHeader.end(), edid.begin())) {
    return false;
  }
  unsigned sum = 0;
  for (size_t i = 0; i < kBlock; ++i) sum += edid[i];
  return sum % 256 == 0;
}

bool Reads(const std::filesystem::path& file, std::string_view word) {
  std::ifstream in(file);
  std::string found;
  return in >> found && found == word;
}

}  // namespace

Status CheckPanel(const ui::Panel& panel) {
  const auto [shorter, longer] = std::minmax(panel.width, panel.height);
  if (shorter < kMinPanelPx || shorter > kMaxPanelShortPx || longer > kMaxPanelLongPx) {
    return Fail(
        ErrorKind::kInvalid,
        fmt::format("a panel has {} x {} to {} x {} pixels, not {} x {}", kMinPanelPx, kMinPanelPx,
                    kMaxPanelLongPx, kMaxPanelShortPx, panel.width, panel.height));
  }
  // Written so that NaN is refused as well.
  if (!(panel.px_per_mm >= kMinPxPerMm && panel.px_per_mm <= kMaxPxPerMm)) {
    return Fail(ErrorKind::kInvalid, fmt::format("a panel has {} to {} pixels per mm, not {:.2f}",
                                                 kMinPxPerMm, kMaxPxPerMm, panel.px_per_mm));
  }
  return {};
}

std::optional<PanelSize> SizeFromEdid(std::span<const uint8_t> edid) {
  if (!Sound(edid)) return std::nullopt;
  // A pixel clock of zero marks something else than a timing.
  if (edid[kTiming] != 0 || edid[kTiming + 1] != 0) {
    const unsigned upper = edid[kTimingMm + 2];
    const PanelSize exact = {static_cast<float>(edid[kTimingMm] | (upper & 0xF0U) << 4U),
                             static_cast<float>(edid[kTimingMm + 1] | (upper & 0x0FU) << 8U)};
    if (Plausible(exact)) return exact;
  }
  const PanelSize rough = {static_cast<float>(edid[kCentimetres]) * 10,
                           static_cast<float>(edid[kCentimetres + 1]) * 10};
  return Plausible(rough) ? std::optional(rough) : std::nullopt;
}

std::optional<PanelSize> ConnectedPanelSize(const std::filesystem::path& folder) {
  std::optional<PanelSize> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (!Reads(entry.path() / "status", "connected")) continue;
    std::ifstream in(entry.path() / "edid", std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    const auto size = SizeFromEdid({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
    if (!size) continue;
    if (found) return std::nullopt;
    found = size;
  }
  return found;
}

}  // namespace oneflower
