#include "kiosk/app/idle_timer.h"

#include <gtest/gtest.h>

namespace oneflower {
namespace {

using Phase = IdleTimer::Phase;
constexpr IdleLimits kLimits;

TEST(IdleTimer, AReaderIsAskedAfterTwoMinutesAndLeavesAfterTheCountdown) {
  const IdleTimer timer(kLimits, 0);
  EXPECT_EQ(timer.At(119'999, Occupation::kReading, false), Phase::kActive);
  EXPECT_EQ(timer.At(120'000, Occupation::kReading, false), Phase::kQuestion);
  EXPECT_EQ(timer.SecondsLeft(120'000, Occupation::kReading, false), 45);
  EXPECT_EQ(timer.SecondsLeft(164'001, Occupation::kReading, false), 1);
  EXPECT_EQ(timer.At(164'999, Occupation::kReading, false), Phase::kQuestion);
  EXPECT_EQ(timer.At(165'000, Occupation::kReading, false), Phase::kOver);
}

TEST(IdleTimer, WhoWritesHasThreeMinutesAndAnElderOrChildFive) {
  const IdleTimer timer(kLimits, 0);
  EXPECT_EQ(timer.At(179'999, Occupation::kWriting, false), Phase::kActive);
  EXPECT_EQ(timer.At(180'000, Occupation::kWriting, false), Phase::kQuestion);
  EXPECT_EQ(timer.At(299'999, Occupation::kReading, true), Phase::kActive);
  EXPECT_EQ(timer.At(300'000, Occupation::kWriting, true), Phase::kQuestion);
}

TEST(IdleTimer, ATouchDuringTheQuestionGivesTheFullTimeBack) {
  IdleTimer timer(kLimits, 0);
  timer.Attend(150'000);
  EXPECT_EQ(timer.At(269'999, Occupation::kReading, false), Phase::kActive);
  EXPECT_EQ(timer.At(270'000, Occupation::kReading, false), Phase::kQuestion);
}

TEST(IdleTimer, TheNextChangeIsTheQuestionThenEverySecond) {
  const IdleTimer timer(kLimits, 0);
  EXPECT_EQ(timer.NextChangeMs(10, Occupation::kReading, false), 120'000);
  EXPECT_EQ(timer.NextChangeMs(120'000, Occupation::kReading, false), 121'000);
  EXPECT_EQ(timer.NextChangeMs(120'400, Occupation::kReading, false), 121'000);
}

}  // namespace
}  // namespace oneflower
