#include "kiosk/ui/theme.h"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/rgb.h"

namespace oneflower::ui {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"standard", "contrast", "soft", "dark"};

Theme Standard() {
  return {.name = ThemeName::kStandard,
          .paper = {Rgb(0xFFF7EC), Rgb(0x3A2A24)},
          .card = {Rgb(0xFFFFFF), Rgb(0x3A2A24)},
          .ink_soft = Rgb(0x5C4A42),
          .red = {Rgb(0xA8211A), Rgb(0xFFFFFF)},
          .red_pale = {Rgb(0xFBE3DC), Rgb(0x7A160F)},
          .green = {Rgb(0x1F5E43), Rgb(0xFFFFFF)},
          .green_pale = {Rgb(0xDDEFE2), Rgb(0x124432)},
          .amber = {Rgb(0x774C00), Rgb(0xFFFFFF)},
          .amber_pale = {Rgb(0xFDF0D0), Rgb(0x5B3A00)},
          .blue = {Rgb(0x1E5A88), Rgb(0xFFFFFF)},
          .blue_pale = {Rgb(0xDDEAF6), Rgb(0x123F66)},
          .violet_pale = {Rgb(0xEFE4F0), Rgb(0x522A5C)},
          .keyboard = {Rgb(0xF3E7D6), Rgb(0x3A2A24)},
          .key = {Rgb(0xFFFFFF), Rgb(0x3A2A24)},
          .key_special = {Rgb(0xE6D5C0), Rgb(0x3A2A24)},
          .quiet = {Rgb(0xEDE6DF), Rgb(0x54473F)},
          .border = Rgb(0xE8D9C6),
          .focus = Rgb(0xA8211A),
          .shadow = Rgba(0x7A5B3A, 40),
          .dim = Rgba(0x2A1C14, 150),
          .scene = StandardScene()};
}

Theme HighContrast() {
  const Tone black = {Rgb(0x000000), Rgb(0xFFFFFF)};
  const Tone white = {Rgb(0xFFFFFF), Rgb(0x000000)};
  return {.name = ThemeName::kContrast,
          .paper = white,
          .card = white,
          .ink_soft = Rgb(0x000000),
          .red = black,
          .red_pale = white,
          .green = black,
          .green_pale = white,
          .amber = black,
          .amber_pale = white,
          .blue = black,
          .blue_pale = white,
          .violet_pale = white,
          .keyboard = white,
          .key = white,
          .key_special = white,
          .quiet = white,
          .border = Rgb(0x000000),
          .focus = Rgb(0x000000),
          .shadow = Rgba(0x000000, 0),
          .dim = Rgba(0x000000, 200),
          .scene = HighContrastScene()};
}

Theme Soft() {
  return {.name = ThemeName::kSoft,
          .paper = {Rgb(0xEDE6DA), Rgb(0x4E453D)},
          .card = {Rgb(0xF5F0E6), Rgb(0x4E453D)},
          .ink_soft = Rgb(0x5A5048),
          .red = {Rgb(0x8F4A42), Rgb(0xF9F3EA)},
          .red_pale = {Rgb(0xEBD9D0), Rgb(0x6B332C)},
          .green = {Rgb(0x44644F), Rgb(0xF5F0E6)},
          .green_pale = {Rgb(0xDCE3D5), Rgb(0x33503E)},
          .amber = {Rgb(0x6E5526), Rgb(0xF9F3EA)},
          .amber_pale = {Rgb(0xEBE0C6), Rgb(0x5C4720)},
          .blue = {Rgb(0x3F5F75), Rgb(0xF9F3EA)},
          .blue_pale = {Rgb(0xD8DFE2), Rgb(0x35505F)},
          .violet_pale = {Rgb(0xE1D9DE), Rgb(0x57425B)},
          .keyboard = {Rgb(0xE0D6C6), Rgb(0x4E453D)},
          .key = {Rgb(0xF5F0E6), Rgb(0x4E453D)},
          .key_special = {Rgb(0xD3C6B2), Rgb(0x463D36)},
          .quiet = {Rgb(0xE3DCD0), Rgb(0x5A5048)},
          .border = Rgb(0xC9BCA8),
          .focus = Rgb(0x8F4A42),
          .shadow = Rgba(0x6B5B48, 30),
          .dim = Rgba(0x3A332C, 140),
          .scene = SoftScene()};
}

Theme Dark() {
  return {.name = ThemeName::kDark,
          .paper = {Rgb(0x1E1A18), Rgb(0xF7EEE2)},
          .card = {Rgb(0x2B2522), Rgb(0xF7EEE2)},
          .ink_soft = Rgb(0xDCCFC0),
          .red = {Rgb(0x9C2A20), Rgb(0xFFFFFF)},
          .red_pale = {Rgb(0x4A2622), Rgb(0xFFD9D1)},
          .green = {Rgb(0x27603F), Rgb(0xFFFFFF)},
          .green_pale = {Rgb(0x21392E), Rgb(0xD2F0DD)},
          .amber = {Rgb(0x6B4A12), Rgb(0xFFFFFF)},
          .amber_pale = {Rgb(0x3F3219), Rgb(0xFBE6B8)},
          .blue = {Rgb(0x1F4F78), Rgb(0xFFFFFF)},
          .blue_pale = {Rgb(0x1F3444), Rgb(0xD3E8F8)},
          .violet_pale = {Rgb(0x3A2B40), Rgb(0xF0DDF5)},
          .keyboard = {Rgb(0x171412), Rgb(0xF7EEE2)},
          .key = {Rgb(0x362F2B), Rgb(0xF7EEE2)},
          .key_special = {Rgb(0x4A4039), Rgb(0xF7EEE2)},
          .quiet = {Rgb(0x332D2A), Rgb(0xD6C9BB)},
          .border = Rgb(0x5A4E46),
          .focus = Rgb(0xFFB4A6),
          .shadow = Rgba(0x000000, 60),
          .dim = Rgba(0x000000, 170),
          .scene = DarkScene()};
}

float Channel(unsigned value) {
  const float share = static_cast<float>(value) / 255;
  return share <= 0.04045F ? share / 12.92F : std::pow((share + 0.055F) / 1.055F, 2.4F);
}

float Luminance(ImU32 color) {
  return 0.2126F * Channel(color >> IM_COL32_R_SHIFT & 255) +
         0.7152F * Channel(color >> IM_COL32_G_SHIFT & 255) +
         0.0722F * Channel(color >> IM_COL32_B_SHIFT & 255);
}

}  // namespace

std::string_view NameOf(ThemeName name) { return kNames[static_cast<size_t>(name)]; }

std::optional<ThemeName> ThemeFromName(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return kThemeNames[static_cast<size_t>(found - kNames.begin())];
}

const Theme& ThemeOf(ThemeName name) {
  static const std::array<Theme, 4> kThemes = {Standard(), HighContrast(), Soft(), Dark()};
  return kThemes[static_cast<size_t>(name)];
}

float Contrast(ImU32 a, ImU32 b) {
  const float light = std::max(Luminance(a), Luminance(b));
  const float dark = std::min(Luminance(a), Luminance(b));
  return (light + 0.05F) / (dark + 0.05F);
}

}  // namespace oneflower::ui
