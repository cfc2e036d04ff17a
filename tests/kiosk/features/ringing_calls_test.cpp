#include "kiosk/features/help/ringing_calls.h"

#include <gtest/gtest.h>

namespace oneflower {
namespace {

constexpr int64_t kWall = 1'794'623'040'000;
constexpr int64_t kMinute = 60'000;

HelpCall Call(const std::string& id, int64_t asked_ms) {
  return {.id = id, .station = "hall", .asked_ms = asked_ms};
}

TEST(RingingCalls, TheOldestCallThatNobodyAnsweredRings) {
  RingingCalls ringing;
  HelpCall answered = Call("answered", kWall - 5'000);
  answered.coming = true;
  ringing.Update({Call("new", kWall), Call("old", kWall - 3'000), answered}, kWall, 0);
  ASSERT_TRUE(ringing.oldest());
  EXPECT_EQ(ringing.oldest()->id, "old");
}

TEST(RingingCalls, ACallOfBeforeDoesNotRingWhenTheStationStarts) {
  RingingCalls ringing;
  ringing.Update({Call("yesterday", kWall - 11 * kMinute)}, kWall, 0);
  EXPECT_FALSE(ringing.oldest());
}

TEST(RingingCalls, AStationWhoseClockIsAheadIsHeardAllTheSameButNotForEver) {
  RingingCalls ringing;
  const std::vector<HelpCall> ahead = {Call("ahead", kWall + 600 * kMinute)};
  ringing.Update(ahead, kWall, 0);
  EXPECT_TRUE(ringing.oldest());
  ringing.Update(ahead, kWall + 10 * kMinute, 10 * kMinute);
  EXPECT_FALSE(ringing.oldest());
}

TEST(RingingCalls, WhatIsPutAsideIsQuietHereAndTheNextOneRings) {
  RingingCalls ringing;
  const std::vector<HelpCall> calls = {Call("b", kWall + 1), Call("a", kWall)};
  ringing.Update(calls, kWall, 0);
  ringing.Ignore("a");
  ringing.Update(calls, kWall, 16);
  ASSERT_TRUE(ringing.oldest());
  EXPECT_EQ(ringing.oldest()->id, "b");
}

TEST(RingingCalls, TheBellSoundsAtOnceAndThenEveryFewSeconds) {
  RingingCalls ringing;
  EXPECT_FALSE(ringing.BellIsDue(0));
  const std::vector<HelpCall> calls = {Call("a", kWall)};
  ringing.Update(calls, kWall, 1'000);
  EXPECT_TRUE(ringing.BellIsDue(1'000));
  EXPECT_FALSE(ringing.BellIsDue(1'016));
  EXPECT_TRUE(ringing.BellIsDue(6'000));
  ringing.Update({}, kWall, 6'016);
  EXPECT_FALSE(ringing.BellIsDue(20'000));
}

}  // namespace
}  // namespace oneflower
