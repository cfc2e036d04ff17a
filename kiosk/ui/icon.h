// The signs on buttons, one colour each, drawn with round strokes so that they stay legible from
// 6 mm. An icon never stands alone: it carries a label.
#pragma once

#include <imgui.h>

#include <cstdint>

#include "kiosk/ui/picture_pen.h"

namespace oneflower::ui {

enum class Icon : uint8_t {
  kArrowLeft,
  kArrowRight,
  kArrowUp,
  kArrowDown,
  kHome,
  kSearch,
  kCheck,
  kCross,
  kBackspace,
  kGlobe,
  kOnline,
  kOffline,
  kSpeaker,
  kHand,
  kList,
  kGarden,
  kHeartFlower,
  kPencil,
  kPlus,
  kClock,
  kPin,
  kQr,
  kMicrophone,
  kCamera,
  kPlay,
  kStop,
  kMap,
  kPhoto,
};
inline constexpr int kIconCount = 28;

// Draws the icon into the largest square centred in the box. The colour should be opaque: strokes
// overlap at their joints.
void DrawIcon(ImDrawList& draw_list, Icon icon, const Box& box, ImU32 color);

}  // namespace oneflower::ui
