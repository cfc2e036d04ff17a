// What the first screen tells of the month and of the day on which neighbours meet.
#include <gtest/gtest.h>

#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

constexpr int64_t kMinuteMs = 60'000;

class TheFirstScreen : public testing::Test {
 protected:
  // The wall clock alone: nobody waited so long.
  void ItIs(const CivilTime& time) {
    kiosk_.clock.wall_ms = MsFromCivil(time, kiosk_.community().utc_offset_min);
    kiosk_.Frame();
    kiosk_.Frame();
  }
  std::string Says(const char* id) {
    const ui::Widget* widget = kiosk_.record().Find(id);
    return widget != nullptr ? widget->label : "nothing";
  }
  std::string Counts(int64_t sprouted, int64_t bloomed) {
    return kiosk_.strings().Format(
        ui::Language::kChinese, "home.counts",
        {{"sprouted", std::to_string(sprouted)}, {"bloomed", std::to_string(bloomed)}});
  }

  HeadlessKiosk kiosk_;
};

TEST_F(TheFirstScreen, TheCountersAreOfThisMonth) {
  const int offset = kiosk_.community().utc_offset_min;
  const auto november =
      kiosk_.reader->Counts(MsFromCivil({.year = 2026, .month = 11, .day = 1}, offset)).value();
  ASSERT_GT(november.sprouted, 0);
  ASSERT_GT(november.bloomed, 0);
  ItIs({.year = 2026, .month = 11, .day = 30, .hour = 23, .minute = 59});
  EXPECT_EQ(Says("counts"), Counts(november.sprouted, november.bloomed));
  // The month turns at midnight of the community, and no news comes with it.
  kiosk_.clock.wall_ms += kMinuteMs;
  kiosk_.Frame();
  kiosk_.Frame();
  EXPECT_EQ(Says("counts"), Counts(0, 0));
}

TEST_F(TheFirstScreen, TheMonthIsThatOfTheCommunityAndNotOfGreenwich) {
  ItIs({.year = 2026, .month = 12, .day = 1, .hour = 0, .minute = 1});
  EXPECT_EQ(CivilFromMs(kiosk_.clock.wall_ms, 0).month, 11);
  EXPECT_EQ(Says("counts"), Counts(0, 0));
}

TEST_F(TheFirstScreen, TheDaysToTheMeetingAreCountedToTheTwentieth) {
  struct Day {
    CivilTime today;
    const char* says;
  };
  const Day days[] = {
      {{.year = 2026, .month = 11, .day = 19, .hour = 23, .minute = 59}, "就在明天"},
      {{.year = 2026, .month = 11, .day = 20}, "就是今天"},
      {{.year = 2026, .month = 11, .day = 20, .hour = 23, .minute = 59}, "就是今天"},
      {{.year = 2026, .month = 11, .day = 21}, "还有29天"},
      {{.year = 2026, .month = 12, .day = 31, .hour = 12}, "还有20天"},
      {{.year = 2027, .month = 1, .day = 1}, "还有19天"},
      {{.year = 2027, .month = 2, .day = 21}, "还有27天"},
  };
  for (const Day& day : days) {
    ItIs(day.today);
    EXPECT_TRUE(Says("meeting").contains(day.says))
        << day.today.month << "-" << day.today.day << ": " << Says("meeting");
  }
}

}  // namespace
}  // namespace oneflower
