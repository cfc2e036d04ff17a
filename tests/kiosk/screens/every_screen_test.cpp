// Every screen in every text size, theme, language and orientation, held to the lint; and each task
// of a visitor played to its end.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
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

struct Dress {
  const char* theme;
  const char* lang;
};
using Dresses = std::vector<Dress>;

constexpr std::array kThemes = {"standard", "contrast", "soft", "dark"};

// Layout depends on the panel, the text size and the language, colours on the theme: the standard
// theme is looked at on every panel, the others on the lying one. A long run looks at all of them
// everywhere.
Dresses DressesFor(const Shape& shape, const std::string& lang) {
  Dresses dresses = {{"standard", lang == "zh" ? "zh" : "en"}};
  const bool all_themes = IsLongRun() || (shape.name == kWide.name && lang == "zh");
  if (!all_themes) return dresses;
  for (const char* theme : kThemes) {
    if (theme != kThemes.front()) dresses.push_back({theme, dresses.front().lang});
  }
  return dresses;
}

using Look = std::tuple<Shape, ui::TextMode, const char*>;

std::string NameOf(const testing::TestParamInfo<Look>& each) {
  const auto& [shape, mode, lang] = each.param;
  return fmt::format("{}_{}_{}", shape.name, ui::TextModeName(mode), lang);
}

const auto kAllLooks =
    testing::Combine(testing::Values(kWide, kTall, kSmall), testing::ValuesIn(ui::kTextModes),
                     testing::Values("zh", "en"));

class EveryScreen : public Screens, public testing::TestWithParam<Look> {
 protected:
  explicit EveryScreen(HeadlessOptions options = {}) : Screens(std::move(options)) {
    kiosk_.SetPanelOf(shape().panel);
  }

  static const Shape& shape() { return std::get<0>(GetParam()); }
  static std::string mode() { return std::string(ui::TextModeName(std::get<1>(GetParam()))); }
  static Dresses dresses() { return DressesFor(shape(), std::get<2>(GetParam())); }
  static std::string Prefix(const Dress& dress) {
    return fmt::format("{}-{}-{}-{}", shape().name, mode(), dress.theme, dress.lang);
  }
  void Play(const std::string& script, const std::string& prefix) {
    EXPECT_EQ(kiosk_.Play(script), "") << prefix;
  }
};

TEST_P(EveryScreen, OfAVisitKeepsSizesGapsAndContrast) {
  for (const Dress& dress : dresses()) {
    const std::string prefix = Prefix(dress);
    Play(VisitScript(mode(), dress.theme, dress.lang, prefix), prefix);
  }
  ExpectNoFindings();
}

TEST_P(EveryScreen, OfPlantingAndTellingKeepsSizesGapsAndContrast) {
  for (const Dress& dress : dresses()) {
    const std::string prefix = Prefix(dress);
    Play(PlantScript(mode(), dress.theme, dress.lang, prefix), prefix);
    Play(TellScript(mode(), dress.theme, dress.lang, prefix), prefix);
    Play(MediaScript(mode(), dress.theme, dress.lang, prefix), prefix);
  }
  ExpectNoFindings();
}

INSTANTIATE_TEST_SUITE_P(All, EveryScreen, kAllLooks, NameOf);

// What only children have; where the store has work to do it is waited for.
class EveryScreenOfChildren : public EveryScreen {};

TEST_P(EveryScreenOfChildren, KeepsSizesGapsAndContrast) {
  for (const Dress& dress : dresses()) {
    const auto& [theme, lang] = dress;
    const std::string prefix = Prefix(dress);
    Play(ChildsPhotoScript(theme, lang, prefix), prefix);
    Play(PlannerScript(theme, lang, prefix), prefix);
    (void)kiosk_.store->Identity();
    Play(ShowScript(theme, lang, prefix), prefix);
    (void)kiosk_.store->Identity();
    Play(ShownScript(prefix), prefix);
  }
  ExpectNoFindings();
}

INSTANTIATE_TEST_SUITE_P(All, EveryScreenOfChildren,
                         testing::Combine(testing::Values(kWide, kTall, kSmall),
                                          testing::Values(ui::TextMode::kChild),
                                          testing::Values("zh", "en")),
                         NameOf);

// Where staff read first, what is promised and thanked for is longer.
class EveryScreenAfterReview : public EveryScreen {
 protected:
  EveryScreenAfterReview() : EveryScreen({.publish_at_once = false}) {}
};

TEST_P(EveryScreenAfterReview, HasRoomForItsLongerWords) {
  const Dress dress = dresses().front();
  const std::string prefix = Prefix(dress);
  Play(PlantScript(mode(), dress.theme, dress.lang, prefix), prefix);
  Play(TellScript(mode(), dress.theme, dress.lang, prefix), prefix);
  ExpectNoFindings();
}

INSTANTIATE_TEST_SUITE_P(All, EveryScreenAfterReview, kAllLooks, NameOf);

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
