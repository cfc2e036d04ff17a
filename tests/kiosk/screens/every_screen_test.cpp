// Every screen in every text size, theme, language and orientation, held to the lint; and each task
// of a visitor played to its end.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

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

// For what is the same but for words and colours.
constexpr Dress kDresses[] = {{"standard", "zh"}, {"standard", "en"}, {"contrast", "zh"}};

class EveryScreen : public Screens, public testing::TestWithParam<std::tuple<Shape, ui::TextMode>> {
 protected:
  EveryScreen() { kiosk_.SetPanelOf(std::get<0>(GetParam()).panel); }

  std::string Prefix(const Dress& dress) const {
    return fmt::format("{}-{}-{}-{}", std::get<0>(GetParam()).name, Mode(), dress.theme,
                       dress.lang);
  }
  static std::string Mode() { return std::string(ui::TextModeName(std::get<1>(GetParam()))); }
  void Play(const std::string& script, const std::string& prefix) {
    EXPECT_EQ(kiosk_.Play(script), "") << prefix;
  }
  // What only children have; where the store has work to do it is waited for.
  void PlayAsChildren(const Dress& dress) {
    const auto& [theme, lang] = dress;
    const std::string prefix = Prefix(dress);
    Play(ChildsPhotoScript(theme, lang, prefix), prefix);
    Play(PlannerScript(theme, lang, prefix), prefix);
    (void)kiosk_.store->Identity();
    Play(ShowScript(theme, lang, prefix), prefix);
    (void)kiosk_.store->Identity();
    Play(ShownScript(prefix), prefix);
  }
};

TEST_P(EveryScreen, KeepsToTheSizesGapsAndContrastsOfTheDesign) {
  for (const char* lang : {"zh", "en"}) {
    for (const char* theme : {"standard", "contrast", "soft", "dark"}) {
      const std::string prefix = Prefix({theme, lang});
      Play(VisitScript(Mode(), theme, lang, prefix), prefix);
    }
  }
  // Afterwards, for what is planted would stand before the samples that a visit looks for.
  for (const char* lang : {"zh", "en"}) {
    for (const char* theme : {"standard", "contrast", "soft", "dark"}) {
      const std::string prefix = Prefix({theme, lang});
      Play(PlantScript(Mode(), theme, lang, prefix), prefix);
    }
  }
  for (const Dress& dress : kDresses) {
    if (Mode() == "child") PlayAsChildren(dress);
    const std::string prefix = Prefix(dress);
    Play(TellScript(Mode(), dress.theme, dress.lang, prefix), prefix);
  }
  ExpectNoFindings();
}

std::string NameOfShapeAndSize(
    const testing::TestParamInfo<std::tuple<Shape, ui::TextMode>>& each) {
  return std::get<0>(each.param).name + std::string(ui::TextModeName(std::get<1>(each.param)));
}

INSTANTIATE_TEST_SUITE_P(PanelsAndTextSizes, EveryScreen,
                         testing::Combine(testing::Values(kWide, kTall, kSmall),
                                          testing::ValuesIn(ui::kTextModes)),
                         NameOfShapeAndSize);

// Where staff read first, what is promised and thanked for is longer.
class EveryScreenAfterReview : public Screens,
                               public testing::TestWithParam<std::tuple<Shape, ui::TextMode>> {
 protected:
  EveryScreenAfterReview() : Screens({.publish_at_once = false}) {}
};

TEST_P(EveryScreenAfterReview, KeepsToTheDesignWithItsLongerWords) {
  const auto& [shape, text_mode] = GetParam();
  const std::string mode(ui::TextModeName(text_mode));
  kiosk_.SetPanelOf(shape.panel);
  for (const auto& [theme, lang] : kDresses) {
    const std::string prefix = fmt::format("{}-{}-{}-{}", shape.name, mode, theme, lang);
    EXPECT_EQ(kiosk_.Play(PlantScript(mode, theme, lang, prefix)), "") << prefix;
    EXPECT_EQ(kiosk_.Play(TellScript(mode, theme, lang, prefix)), "") << prefix;
  }
  ExpectNoFindings();
}

INSTANTIATE_TEST_SUITE_P(PanelsAndTextSizes, EveryScreenAfterReview,
                         testing::Combine(testing::Values(kWide, kTall, kSmall),
                                          testing::ValuesIn(ui::kTextModes)),
                         NameOfShapeAndSize);

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
