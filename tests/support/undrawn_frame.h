// A frame of the kiosk that nobody rasterizes: fonts, layout and draw lists are the real ones.
#pragma once

#include <imgui.h>

#include <string>

#include "kiosk/app/kiosk.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/text_engine.h"

namespace oneflower {

// All that any screen may show or anybody type, in every face.
inline void BakeEverything(ui::Fonts& fonts, const ui::Metrics& metrics, const ui::Strings& strings,
                           const std::u32string& stored) {
  const std::u32string spoken = strings.Characters();
  fonts.Bake(metrics,
             {.spoken = spoken, .stored = stored, .display = spoken, .typed = ui::Gb2312()});
}

// Dear ImGui's context has to be there, with the fonts' atlas.
inline void DrawUnseen(Kiosk& kiosk, ui::TextEngine& text, const ui::Metrics& metrics) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(metrics.panel().width),
                    static_cast<float>(metrics.panel().height)};
  io.DeltaTime = 0.016F;
  ImGui::NewFrame();
  kiosk.Draw(*ImGui::GetBackgroundDrawList(), text, metrics);
  ImGui::Render();
}

}  // namespace oneflower
