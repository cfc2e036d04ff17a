// A frame of the kiosk that nobody rasterizes: fonts, layout and draw lists are the real ones.
#pragma once

#include <imgui.h>

#include "kiosk/app/kiosk.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/text_engine.h"
#include "tests/support/unseen_pages.h"

namespace oneflower {

// Dear ImGui's context has to be there, with the fonts' atlas.
inline void DrawUnseen(Kiosk& kiosk, ui::Fonts& fonts, ui::TextEngine& text,
                       const ui::Metrics& metrics) {
  fonts.BeginFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(metrics.panel().width),
                    static_cast<float>(metrics.panel().height)};
  io.DeltaTime = 0.016F;
  ImGui::NewFrame();
  kiosk.Draw(*ImGui::GetBackgroundDrawList(), text, metrics);
  ImGui::Render();
}

}  // namespace oneflower
