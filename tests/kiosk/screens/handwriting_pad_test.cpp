// The pad on which one writes by hand: as large as a hand needs it, with figures beside it.
#include <gtest/gtest.h>

#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

class HandwritingPad : public testing::TestWithParam<std::tuple<bool, ui::TextMode>> {
 protected:
  // The reference panel, lying or standing.
  void Open() {
    const bool standing = std::get<0>(GetParam());
    kiosk_.SetPanelOf(standing ? ui::Panel{1080, 1920, 4.04F} : ui::Panel{1920, 1080, 4.04F});
    const ui::TextMode mode = std::get<1>(GetParam());
    const bool apart = mode == ui::TextMode::kElder || mode == ui::TextMode::kChild;
    ASSERT_EQ(kiosk_.Play("mode " + std::string(ui::TextModeName(mode)) + "\nwait 50\ntap say\n" +
                          (apart ? "tap way.words\n" : "") + "tap layout.hand\nwait 50\n"),
              "");
  }
  const ui::Widget* Find(const std::string& id) { return kiosk_.record().Find(id); }

  HeadlessKiosk kiosk_;
};

TEST_P(HandwritingPad, IsAtLeastTwelveCentimetresWideAndHigh) {
  Open();
  const ui::Widget* pad = Find("pad");
  ASSERT_NE(pad, nullptr);
  EXPECT_GE(pad->box.Width(), kiosk_.metrics->Mm(120));
  EXPECT_GE(pad->box.Height(), kiosk_.metrics->Mm(120));
}

TEST_P(HandwritingPad, HasEveryFigureBesideIt) {
  Open();
  const ui::Box pad = Find("pad")->box;
  for (const char figure : std::string_view("0123456789")) {
    const ui::Widget* key = Find(std::string("key.") + figure);
    ASSERT_NE(key, nullptr) << figure;
    EXPECT_TRUE(key->box.Meet(pad).Empty()) << figure;
  }
  EXPECT_EQ(kiosk_.Play("tap key.2\ntap key.3\nexpect 23\n"), "");
}

INSTANTIATE_TEST_SUITE_P(LyingAndStanding, HandwritingPad,
                         testing::Combine(testing::Bool(), testing::ValuesIn(ui::kTextModes)),
                         [](const auto& each) {
                           return std::string(std::get<0>(each.param) ? "Tall" : "Wide") +
                                  std::string(ui::TextModeName(std::get<1>(each.param)));
                         });

}  // namespace
}  // namespace oneflower
