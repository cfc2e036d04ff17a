#include "shared/base/ids.h"

#include <gtest/gtest.h>

#include <set>

#include "shared/base/clock.h"
#include "shared/base/crypto.h"

namespace oneflower {
namespace {

TEST(Ids, NewIdsAreUniqueAndSortByTheirMillisecond) {
  SystemRandom random;
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(NewId(1'763'000'000'000, random));
  EXPECT_EQ(ids.size(), 1000U);
  EXPECT_LT(*ids.rbegin(), NewId(1'763'000'000'001, random));
  EXPECT_TRUE(IsId(*ids.begin()));
  EXPECT_EQ((*ids.begin())[14], '7');
}

TEST(Ids, ANaturalIdIsTheSameEverywhereAndTellsItsPartsApart) {
  EXPECT_EQ(NaturalId({"flower", "p", "v"}), NaturalId({"flower", "p", "v"}));
  EXPECT_NE(NaturalId({"ab", "c"}), NaturalId({"a", "bc"}));
  EXPECT_TRUE(IsId(NaturalId({"x"})));
  EXPECT_EQ(NaturalId({"x"})[14], '8');
}

TEST(Ids, WhatIsNoIdIsSeen) {
  EXPECT_FALSE(IsId(""));
  EXPECT_FALSE(IsId("0198A6B0-0000-7000-8000-000000000000"));
  EXPECT_FALSE(IsId("0198a6b0x0000-7000-8000-000000000000"));
}

TEST(Crypto, KnownVectors) {
  // RFC 9530 appendix: sha-256 of {"hello": "world"}\n.
  EXPECT_EQ(ToBase64(Sha256Of(AsBytes("{\"hello\": \"world\"}\n"))),
            "RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=");
  EXPECT_EQ(ToHex(HashOf({AsBytes("")})),
            "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST(Crypto, TheHashOfPartsIsTheHashOfTheWhole) {
  EXPECT_EQ(HashOf({AsBytes("ab"), AsBytes("c")}), HashOf({AsBytes("abc")}));
}

TEST(Crypto, ASignatureFitsItsMessageAndKeyOnly) {
  SystemRandom random;
  const KeyPair key = KeyPair::Generate(random);
  const KeyPair other = KeyPair::Generate(random);
  const Signature signature = key.Sign(AsBytes("一朵花"));
  EXPECT_TRUE(Verify(key.public_key(), AsBytes("一朵花"), signature));
  EXPECT_FALSE(Verify(key.public_key(), AsBytes("两朵花"), signature));
  EXPECT_FALSE(Verify(other.public_key(), AsBytes("一朵花"), signature));
}

TEST(Crypto, AKeyComesBackFromItsSeed) {
  SystemRandom random;
  const KeyPair key = KeyPair::Generate(random);
  EXPECT_EQ(KeyPair(key.seed()).public_key(), key.public_key());
}

TEST(Clock, TheCalendarOfTheCommunityNotOfTheMachine) {
  // 2026-11-14 02:24 UTC is 10:24 in Chengdu, a Saturday.
  const CivilTime time = CivilFromMs(1'794'623'040'000, 480);
  EXPECT_EQ(time.year, 2026);
  EXPECT_EQ(time.month, 11);
  EXPECT_EQ(time.day, 14);
  EXPECT_EQ(time.weekday, 6);
  EXPECT_EQ(time.hour, 10);
  EXPECT_EQ(time.minute, 24);
  EXPECT_EQ(MsFromCivil(time, 480), 1'794'623'040'000);
}

TEST(Clock, AWallClockBeforeThisReleaseHasLostItsBattery) {
  struct Lost final : Clock {
    int64_t WallMs() const override { return 1000; }
    int64_t MonotonicMs() const override { return 0; }
  };
  EXPECT_FALSE(Lost().WallIsPlausible());
  EXPECT_TRUE(SystemClock().WallIsPlausible());
}

TEST(Random, AnEvenPickStaysBelowItsBoundAndReachesAll) {
  SystemRandom random;
  std::set<uint32_t> seen;
  for (int i = 0; i < 500; ++i) seen.insert(RandomBelow(random, 5));
  EXPECT_EQ(seen, (std::set<uint32_t>{0, 1, 2, 3, 4}));
}

}  // namespace
}  // namespace oneflower
