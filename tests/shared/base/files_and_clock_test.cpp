// Small files that hold a secret, the log, and the local calendar.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <iterator>

#include "shared/base/log.h"
#include "shared/base/private_file.h"
#include "shared/base/shifted_clock.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

std::string Read(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(PrivateFile, IsWrittenWholeAndReadableByItsOwnerOnly) {
  const TempFolder folder;
  const fs::path file = folder.path() / "station.key";
  std::ofstream(file) << "an older key";
  fs::permissions(file, fs::perms::all);
  ASSERT_TRUE(WritePrivateFile(file, "seed\n"));
  EXPECT_EQ(Read(file), "seed\n");
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

TEST(PrivateFile, ALeftOverOfAPowerCutIsInNobodysWay) {
  const TempFolder folder;
  const fs::path file = folder.path() / "station.key";
  std::ofstream(file.string() + ".new") << "half a ke";
  ASSERT_TRUE(WritePrivateFile(file, "seed\n"));
  EXPECT_EQ(Read(file), "seed\n");
}

TEST(PrivateFile, AFolderThatIsNotThereIsAnErrorAndNoFile) {
  const TempFolder folder;
  const Status written = WritePrivateFile(folder.path() / "nowhere" / "station.key", "seed\n");
  ASSERT_FALSE(written);
  EXPECT_FALSE(written.error().detail.contains("seed"));
}

TEST(LogFile, HoldsTheLinesWithTheirWeight) {
  const TempFolder folder;
  const fs::path file = folder.path() / "kiosk.log";
  {
    const auto log = MakeLog("kiosk", file.string());
    log->Info("the hub is back");
    log->Error("{} is text, too");
  }
  EXPECT_TRUE(Read(file).contains("kiosk info: the hub is back\n"));
  EXPECT_TRUE(Read(file).contains("kiosk error: {} is text, too\n"));
}

TEST(LogFile, OneThatCannotBeWrittenIsDoneWithout) {
  const TempFolder folder;
  std::ofstream(folder.path() / "file") << "no folder";
  testing::internal::CaptureStderr();
  {
    const auto log = MakeLog("kiosk", (folder.path() / "file" / "kiosk.log").string());
    log->Warn("still heard");
  }
  const std::string heard = testing::internal::GetCapturedStderr();
  EXPECT_TRUE(heard.contains("no log file"));
  EXPECT_TRUE(heard.contains("still heard"));
}

TEST(Calendar, ADayInChengduBeginsEightHoursBeforeOneInGreenwich) {
  constexpr int kChengdu = 480;
  const CivilTime time = CivilFromMs(1'794'623'040'000, kChengdu);
  EXPECT_EQ(time.year, 2026);
  EXPECT_EQ(time.month, 11);
  EXPECT_EQ(time.day, 14);
  EXPECT_EQ(time.weekday, 6);
  EXPECT_EQ(time.hour, 10);
  EXPECT_EQ(time.minute, 24);
  EXPECT_EQ(CivilFromMs(MsFromCivil({.year = 2027}, kChengdu), 0).year, 2026);
}

RC_GTEST_PROP(Calendar, EveryMinuteComesBackAsItWent, ()) {
  const auto minute = *rc::gen::inRange<int64_t>(-30'000'000, 60'000'000);  // 1912 to 2084
  const auto offset = *rc::gen::inRange(-12 * 60, 14 * 60);
  const int64_t ms = minute * 60'000;
  RC_ASSERT(MsFromCivil(CivilFromMs(ms, offset), offset) == ms);
}

TEST(Calendar, AClockBeforeTheReleaseIsNotPlausible) {
  FakeClock clock;
  EXPECT_TRUE(clock.WallIsPlausible());
  clock.wall_ms = 0;
  EXPECT_FALSE(clock.WallIsPlausible());
}

TEST(ShiftedClock, GoesOnAnotherDayAtTheSamePace) {
  FakeClock clock;
  ShiftedClock shifted(clock, -1000);
  clock.Advance(5);
  EXPECT_EQ(shifted.WallMs(), clock.wall_ms - 1000);
  EXPECT_EQ(shifted.MonotonicMs(), clock.monotonic_ms);
  shifted.Pass(30);
  EXPECT_EQ(shifted.WallMs(), clock.wall_ms - 1000);
  EXPECT_EQ(shifted.MonotonicMs(), clock.monotonic_ms + 30);
}

TEST(Day, BeginsAtTheLocalMidnight) {
  const auto begin = MsFromDay("2028-02-29", 480);
  ASSERT_TRUE(begin);
  const CivilTime time = CivilFromMs(*begin, 480);
  EXPECT_EQ(time.month, 2);
  EXPECT_EQ(time.day, 29);
  EXPECT_EQ(time.hour, 0);
  EXPECT_EQ(CivilFromMs(*begin - 1, 480).day, 28);
}

TEST(Day, WhatTheCalendarDoesNotHaveIsNone) {
  for (const char* day : {"2027-02-29", "2028-13-01", "2028-00-10", "28-02-2029", "2028-2-29", "",
                          "2028-02-2x", "2028/02/29", "2028-02-290", "-028-02-29"}) {
    EXPECT_FALSE(MsFromDay(day, 480)) << day;
  }
}

}  // namespace
}  // namespace oneflower
