// Every screen in every text size, theme, language and orientation, held to the lint; and each task
// of a visitor played to its end.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "kiosk/app/tour.h"
#include "kiosk/ui/lint.h"
#include "tests/support/headless_kiosk.h"
#include "tests/support/long_run.h"

namespace oneflower {
namespace {

struct Shape {
  std::string_view name;
  ui::Panel panel;
};

// The reference panel lying and standing, and an 18.5" one of 1366 x 768 pixels.
constexpr Shape kWide = {"Wide", {1920, 1080, 4.04F}};
constexpr Shape kTall = {"Tall", {1080, 1920, 4.04F}};
constexpr Shape kSmall = {"Small", {1366, 768, 3.34F}};

// Collects what the lint finds in each shot of the scripts that are played.
class Screens {
 protected:
  explicit Screens(HeadlessOptions options = {}) : kiosk_(std::move(options)) {
    kiosk_.on_shot = [this](const std::string& name) { Collect(name); };
  }
  void Collect(const std::string& shot) {
    for (const ui::Finding& finding :
         ui::Lint(kiosk_.record(), *kiosk_.metrics, ui::ThemeOf(kiosk_.theme))) {
      findings_.insert(fmt::format("{}: {}: {}", shot, finding.widget, finding.what));
    }
  }
  void ExpectNoFindings() {
    for (const std::string& finding : findings_) ADD_FAILURE() << finding;
  }

  HeadlessKiosk kiosk_;

 private:
  std::set<std::string> findings_;
};

// What a screen is looked at in.
struct Look {
  Shape shape;
  ui::TextMode mode = ui::TextMode::kStandard;
  std::string_view theme = "standard";
  std::string_view lang = "zh";
};

void PrintTo(const Look& look, std::ostream* out) {
  *out << look.shape.name << ' ' << ui::TextModeName(look.mode) << ' ' << look.theme << ' '
       << look.lang;
}

std::string NameOf(const testing::TestParamInfo<Look>& each) {
  const Look& look = each.param;
  return fmt::format("{}_{}_{}_{}", look.shape.name, ui::TextModeName(look.mode), look.theme,
                     look.lang);
}

// Layout depends on the panel, the text size and the language, colours on the theme: the standard
// theme is looked at on every panel, the others on the lying one. A long run looks at all of them
// everywhere.
bool IsLookedAt(const Look& look) {
  return look.theme == "standard" || IsLongRun() ||
         (look.shape.name == kWide.name && look.lang == "zh");
}

std::vector<Look> LooksIn(std::span<const ui::TextMode> modes) {
  std::vector<Look> looks;
  for (const Shape& shape : {kWide, kTall, kSmall}) {
    for (const ui::TextMode mode : modes) {
      for (const char* lang : {"zh", "en"}) {
        for (const char* theme : {"standard", "contrast", "soft", "dark"}) {
          const Look look = {shape, mode, theme, lang};
          if (IsLookedAt(look)) looks.push_back(look);
        }
      }
    }
  }
  return looks;
}

class EveryScreen : public Screens, public testing::TestWithParam<Look> {
 protected:
  explicit EveryScreen(HeadlessOptions options = {}) : Screens(std::move(options)) {
    kiosk_.SetPanelOf(GetParam().shape.panel);
  }

  static std::string mode() { return std::string(ui::TextModeName(GetParam().mode)); }
  static std::string theme() { return std::string(GetParam().theme); }
  static std::string lang() { return std::string(GetParam().lang); }
  void Play(const std::string& script) { EXPECT_EQ(kiosk_.Play(script), ""); }
};

TEST_P(EveryScreen, OfAVisitKeepsSizesGapsAndContrast) {
  Play(VisitScript(mode(), theme(), lang(), "visit"));
  ExpectNoFindings();
}

TEST_P(EveryScreen, OfPlantingAndTellingKeepsSizesGapsAndContrast) {
  Play(PlantScript(mode(), theme(), lang(), "plant"));
  Play(TellScript(mode(), theme(), lang(), "tell"));
  Play(MediaScript(mode(), theme(), lang(), "media"));
  ExpectNoFindings();
}

INSTANTIATE_TEST_SUITE_P(All, EveryScreen, testing::ValuesIn(LooksIn(ui::kTextModes)), NameOf);

// What only children have; where the store has work to do it is waited for.
class EveryScreenOfChildren : public EveryScreen {};

TEST_P(EveryScreenOfChildren, KeepsSizesGapsAndContrast) {
  Play(ChildsPhotoScript(theme(), lang(), "photo"));
  Play(PlannerScript(theme(), lang(), "planner"));
  (void)kiosk_.store->Identity();
  Play(ShowScript(theme(), lang(), "show"));
  (void)kiosk_.store->Identity();
  Play(ShownScript("shown"));
  ExpectNoFindings();
}

constexpr std::array kChild = {ui::TextMode::kChild};
INSTANTIATE_TEST_SUITE_P(All, EveryScreenOfChildren, testing::ValuesIn(LooksIn(kChild)), NameOf);

// Where staff read first, what is promised and thanked for is longer.
class EveryScreenAfterReview : public EveryScreen {
 protected:
  EveryScreenAfterReview() : EveryScreen({.publish_at_once = false}) {}
};

TEST_P(EveryScreenAfterReview, HasRoomForItsLongerWords) {
  Play(PlantScript(mode(), theme(), lang(), "plant"));
  Play(TellScript(mode(), theme(), lang(), "tell"));
  ExpectNoFindings();
}

INSTANTIATE_TEST_SUITE_P(All, EveryScreenAfterReview, testing::ValuesIn(LooksIn(ui::kTextModes)),
                         NameOf);

// By what keeps the store from opening: nobody has chosen a language, and nobody can.
class FaultScreen : public Screens, public testing::TestWithParam<std::tuple<const char*, Shape>> {
 protected:
  FaultScreen() : Screens({.fault = Id()}) {}

  static std::string Id() { return std::string("fault.") + std::get<0>(GetParam()); }
  bool Says(const std::string& words) const {
    return std::ranges::any_of(kiosk_.record().widgets(), [&](const ui::Widget& widget) {
      return widget.label.contains(words) && !widget.clipped;
    });
  }
};

TEST_P(FaultScreen, SaysInBothLanguagesWhatIsTheMatter) {
  kiosk_.SetPanelOf(std::get<1>(GetParam()).panel);
  for (const ui::TextMode mode : ui::kTextModes) {
    const std::string name(ui::TextModeName(mode));
    ASSERT_EQ(kiosk_.Play("mode " + name + "\nwait 50\n"), "");
    EXPECT_EQ(kiosk_.screen(), "fault");
    for (const ui::Language language : {ui::Language::kChinese, ui::Language::kEnglish}) {
      for (const std::string& id : {std::string("fault.title"), Id()}) {
        EXPECT_TRUE(Says(kiosk_.strings().Get(language, id))) << name << ": " << id;
      }
    }
    Collect(name);
  }
  ExpectNoFindings();
}

TEST_P(FaultScreen, OffersNothingToTouch) {
  ASSERT_EQ(kiosk_.Play("wait 50\n"), "");
  for (const ui::Widget& widget : kiosk_.record().widgets()) {
    EXPECT_FALSE(ui::IsControl(widget.role)) << widget.id;
  }
}

INSTANTIATE_TEST_SUITE_P(ReasonsAndPanels, FaultScreen,
                         testing::Combine(testing::Values("database", "full", "read_only", "busy",
                                                          "corrupt"),
                                          testing::Values(kWide, kTall, kSmall)),
                         [](const auto& each) {
                           return std::get<0>(each.param) +
                                  std::string(std::get<1>(each.param).name);
                         });

}  // namespace
}  // namespace oneflower
