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

const ui::Panel kWide = {1920, 1080, 1920.0F / 1210};
const ui::Panel kTall = {1080, 1920, 1920.0F / 1210};

class EveryScreen : public testing::TestWithParam<ui::TextMode> {
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

TEST_P(EveryScreen, KeepsToTheSizesGapsAndContrastsOfTheDesign) {
  const std::string mode(ui::TextModeName(GetParam()));
  kiosk_.on_shot = [this](const std::string& name) { Collect(name); };
  for (const auto& [shape, panel] : {std::pair("wide", kWide), std::pair("tall", kTall)}) {
    kiosk_.SetPanelOf(panel);
    for (const char* lang : {"zh", "en"}) {
      for (const char* theme : {"standard", "contrast", "soft", "dark"}) {
        const std::string prefix = fmt::format("{}-{}-{}-{}", shape, mode, theme, lang);
        EXPECT_EQ(kiosk_.Play(VisitScript(mode, theme, lang, prefix)), "") << prefix;
      }
    }
    EXPECT_EQ(kiosk_.Play(PlantScript(fmt::format("{}-{}", shape, mode), mode)), "") << shape;
  }
  for (const std::string& finding : findings_) ADD_FAILURE() << finding;
}

INSTANTIATE_TEST_SUITE_P(TextSizes, EveryScreen, testing::ValuesIn(ui::kTextModes),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

}  // namespace
}  // namespace oneflower
