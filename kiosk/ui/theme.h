// The colours of the four themes, by what they are for.
#pragma once

#include <imgui.h>

#include <array>
#include <optional>
#include <string_view>

#include "kiosk/ui/scene.h"

namespace oneflower::ui {

enum class ThemeName { kStandard, kContrast, kSoft, kDark };
inline constexpr std::array<ThemeName, 4> kThemeNames = {ThemeName::kStandard, ThemeName::kContrast,
                                                         ThemeName::kSoft, ThemeName::kDark};
std::string_view NameOf(ThemeName name);  // "standard", "contrast", "soft", "dark"
std::optional<ThemeName> ThemeFromName(std::string_view name);

// A ground and what is written on it.
struct Tone {
  ImU32 ground;
  ImU32 ink;
};

struct Theme {
  ThemeName name;
  Tone paper;      // behind everything
  Tone card;       // cards, fields, the header
  ImU32 ink_soft;  // notes on paper and card
  Tone red;        // the one strong colour: the next step
  Tone red_pale;   // back, give a flower
  Tone green;      // chosen filters, good news
  Tone green_pale;
  Tone amber;
  Tone amber_pale;
  Tone blue;
  Tone blue_pale;
  Tone violet_pale;
  Tone keyboard;  // the ground beneath the keys
  Tone key;
  Tone key_special;
  Tone quiet;    // a control that cannot be used now
  ImU32 border;  // lines around quiet controls: 3:1 is not asked of them, a label tells
  ImU32 focus;   // the frame of the field that is written in
  ImU32 shadow;
  ImU32 dim;  // over the screen beneath a dialog
  SceneColors scene;
};

const Theme& ThemeOf(ThemeName name);

// WCAG 2.2 contrast ratio of two opaque colours, 1 to 21.
float Contrast(ImU32 a, ImU32 b);

}  // namespace oneflower::ui
