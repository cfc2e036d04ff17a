#include "tests/support/drawn_screen.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>

#include "shared/store/community_file.h"
#include "tests/support/loaded_fonts.h"

namespace oneflower {
namespace {

const std::filesystem::path kAssetsFolder = std::filesystem::path(ONEFLOWER_SOURCE_DIR) / "assets";

}  // namespace

const std::vector<ScreenSize>& AllScreenSizes() {
  static const std::vector<ScreenSize> kSizes = [] {
    const std::pair<const char*, ui::Panel> panels[] = {{"Wide", {1920, 1080, 4.04F}},
                                                        {"Tall", {1080, 1920, 4.04F}},
                                                        {"Small", {1366, 768, 3.34F}}};
    std::vector<ScreenSize> sizes;
    for (const auto& [panel_name, panel] : panels) {
      for (const ui::TextMode mode : ui::kTextModes) {
        for (const ui::Language language : {ui::Language::kChinese, ui::Language::kEnglish}) {
          const std::string name = std::string(panel_name) + "_" +
                                   std::string(ui::TextModeName(mode)) + "_" +
                                   std::string(ui::LanguageName(language));
          sizes.push_back({name, panel, mode, language});
        }
      }
    }
    return sizes;
  }();
  return kSizes;
}

DrawnScreen::DrawnScreen(const ScreenSize& size)
    : language_(size.language), metrics_(size.panel, size.mode) {
  ImGui::CreateContext(&LoadedFonts().atlas());
  ImGui::GetIO().IniFilename = nullptr;
  // As the window has it: a screen may have more corners than 16 bits count.
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
}

DrawnScreen::~DrawnScreen() { ImGui::DestroyContext(); }

const Community& DrawnScreen::community() const {
  static const Community kCommunity = LoadCommunity(kAssetsFolder / "community").value();
  return kCommunity;
}

const ui::Strings& DrawnScreen::strings() const {
  static const ui::Strings kStrings = ui::Strings::Load(kAssetsFolder / "strings").value();
  return kStrings;
}

void DrawnScreen::Draw(const DrawFunction& draw) { DrawFrame({}, draw); }

void DrawnScreen::DrawTapped(const std::string& id, const DrawFunction& draw) {
  ASSERT_NE(record_.Find(id), nullptr) << id << " is not on the screen";
  ui::PointerFrame pointer;
  pointer.tapped = id;
  pointer.any = true;
  DrawFrame(pointer, draw);
}

void DrawnScreen::DrawFrame(const ui::PointerFrame& pointer, const DrawFunction& draw) {
  LoadedFonts().BeginFrame();
  const ui::Panel& panel = metrics_.panel();
  const ui::Box area =
      ui::Box::At(0, 0, static_cast<float>(panel.width), static_cast<float>(panel.height));
  ImGui::GetIO().DisplaySize = area.max;
  ImGui::GetIO().DeltaTime = 0.016F;
  ImGui::NewFrame();
  ui::TextEngine text(LoadedFonts(), metrics_);
  const ui::Theme& theme = ui::ThemeOf(ui::ThemeName::kStandard);
  record_.Clear();
  shell = shell::Nothing{};
  ui::Frame frame{.draw = *ImGui::GetBackgroundDrawList(),
                  .metrics = metrics_,
                  .theme = theme,
                  .text = text,
                  .strings = strings(),
                  .language = language_,
                  .record = record_,
                  .pointer = pointer,
                  .memory = memory_,
                  .now_ms = now_ms,
                  .area = area,
                  .ground = theme.paper,
                  .clip = area};
  draw({frame, community(), shell});
  ImGui::Render();
}

bool DrawnScreen::Shows(const std::string& words) const {
  return std::ranges::any_of(
      record_.widgets(), [&](const ui::Widget& widget) { return widget.label.contains(words); });
}

void DrawnScreen::ExpectNoFindings() const {
  const ui::Theme& theme = ui::ThemeOf(ui::ThemeName::kStandard);
  for (const ui::Finding& finding : ui::Lint(record_, metrics_, theme)) {
    ADD_FAILURE() << finding.widget << ": " << finding.what;
  }
}

}  // namespace oneflower
