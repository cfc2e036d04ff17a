// Every screen in every text size, theme, language and orientation, held to the lint; and each task
// of a visitor played to its end.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "kiosk/app/tour.h"
#include "kiosk/ui/lint.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

struct Shape {
  const char* name;
  ui::Panel panel;
};

// The reference panel lying and standing, and an 18.5" one of 1366 x 768 pixels.
constexpr Shape kWide = {"Wide", {1920, 1080, 4.04F}};
constexpr Shape kTall = {"Tall", {1080, 1920, 4.04F}};
constexpr Shape kSmall = {"Small", {1366, 768, 3.34F}};

class EveryScreen : public testing::TestWithParam<std::tuple<Shape, ui::TextMode>> {
 protected:
  void Collect(const std::string& shot) {
    for (const ui::Finding& finding :
         ui::Lint(kiosk_.kiosk->record(), *kiosk_.metrics, ui::ThemeOf(kiosk_.theme))) {
      findings_.insert(fmt::format("{}: {}: {}", shot, finding.widget, finding.what));
    }
  }
  HeadlessKiosk kiosk_;
  std::set<std::string> findings_;
};

// What the group of the planner's script has built is shown, and a tree of it planted.
std::string ShowScript(const std::string& prefix) {
  return fmt::format(
      "mode child\ntap planner\ntap code.sun\ntap code.cat\ntap code.house\ntap planner.show\n"
      "tap pin.2\ntap pin.5\ntap pin.8\ntap pin.0\ntap pin.ok\nwait 50\nshot {0}-show\n"
      "stroke show.plan 0.27,0.49\nwait 50\nshot {0}-show-chosen\ntap show.propose\nwait 50\n"
      "shot {0}-show-ask\ntap ask.plant\nwait 100\n",
      prefix);
}

TEST_P(EveryScreen, KeepsToTheSizesGapsAndContrastsOfTheDesign) {
  const auto& [shape, text_mode] = GetParam();
  const std::string mode(ui::TextModeName(text_mode));
  kiosk_.on_shot = [this](const std::string& name) { Collect(name); };
  kiosk_.SetPanelOf(shape.panel);
  for (const char* lang : {"zh", "en"}) {
    for (const char* theme : {"standard", "contrast", "soft", "dark"}) {
      const std::string prefix = fmt::format("{}-{}-{}-{}", shape.name, mode, theme, lang);
      EXPECT_EQ(kiosk_.Play(VisitScript(mode, theme, lang, prefix)), "") << prefix;
    }
  }
  EXPECT_EQ(kiosk_.Play(PlantScript(fmt::format("{}-{}", shape.name, mode), mode)), "");
  if (text_mode == ui::TextMode::kChild) {
    EXPECT_EQ(kiosk_.Play(PlannerScript(shape.name)), "");
    (void)kiosk_.store->Identity();  // waits until it is kept
    EXPECT_EQ(kiosk_.Play(ShowScript(shape.name)), "");
    (void)kiosk_.store->Identity();  // waits until it is planted
    EXPECT_EQ(kiosk_.Play(fmt::format("expect 谢谢您\nshot {0}-show-thanks\ntap thanks.wall\n"
                                      "wait 100\nshot {0}-show-story\n",
                                      shape.name)),
              "");
  }
  EXPECT_EQ(kiosk_.Play(TellScript(fmt::format("{}-{}", shape.name, mode), mode)), "");
  for (const std::string& finding : findings_) ADD_FAILURE() << finding;
}

INSTANTIATE_TEST_SUITE_P(PanelsAndTextSizes, EveryScreen,
                         testing::Combine(testing::Values(kWide, kTall, kSmall),
                                          testing::ValuesIn(ui::kTextModes)),
                         [](const auto& each) {
                           return std::get<0>(each.param).name +
                                  std::string(ui::TextModeName(std::get<1>(each.param)));
                         });

}  // namespace
}  // namespace oneflower
