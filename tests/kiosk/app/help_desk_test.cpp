#include "kiosk/app/help_desk.h"

#include <gtest/gtest.h>

namespace oneflower {
namespace {

constexpr int64_t kWall = 1'794'623'040'000;
constexpr int64_t kMinute = 60'000;

HelpCall Call(const std::string& id, int64_t asked_ms) {
  return {.id = id, .station = "hall", .asked_ms = asked_ms};
}

TEST(HelpDesk, TheOldestCallThatNobodyAnsweredRings) {
  HelpDesk desk;
  HelpCall answered = Call("answered", kWall - 5'000);
  answered.coming = true;
  desk.Look({Call("new", kWall), Call("old", kWall - 3'000), answered}, kWall, 0);
  ASSERT_TRUE(desk.ringing());
  EXPECT_EQ(desk.ringing()->id, "old");
}

TEST(HelpDesk, ACallOfBeforeDoesNotRingWhenTheStationStarts) {
  HelpDesk desk;
  desk.Look({Call("yesterday", kWall - 11 * kMinute)}, kWall, 0);
  EXPECT_FALSE(desk.ringing());
}

TEST(HelpDesk, AStationWhoseClockIsAheadIsHeardAllTheSameButNotForEver) {
  HelpDesk desk;
  const std::vector<HelpCall> ahead = {Call("ahead", kWall + 600 * kMinute)};
  desk.Look(ahead, kWall, 0);
  EXPECT_TRUE(desk.ringing());
  desk.Look(ahead, kWall + 10 * kMinute, 10 * kMinute);
  EXPECT_FALSE(desk.ringing());
}

TEST(HelpDesk, WhatIsPutAsideIsQuietHereAndTheNextOneRings) {
  HelpDesk desk;
  const std::vector<HelpCall> calls = {Call("b", kWall + 1), Call("a", kWall)};
  desk.Look(calls, kWall, 0);
  desk.PutAside("a");
  desk.Look(calls, kWall, 16);
  ASSERT_TRUE(desk.ringing());
  EXPECT_EQ(desk.ringing()->id, "b");
}

TEST(HelpDesk, TheBellSoundsAtOnceAndThenEveryFewSeconds) {
  HelpDesk desk;
  EXPECT_FALSE(desk.BellIsDue(0));
  const std::vector<HelpCall> calls = {Call("a", kWall)};
  desk.Look(calls, kWall, 1'000);
  EXPECT_TRUE(desk.BellIsDue(1'000));
  EXPECT_FALSE(desk.BellIsDue(1'016));
  EXPECT_TRUE(desk.BellIsDue(6'000));
  desk.Look({}, kWall, 6'016);
  EXPECT_FALSE(desk.BellIsDue(20'000));
}

}  // namespace
}  // namespace oneflower
