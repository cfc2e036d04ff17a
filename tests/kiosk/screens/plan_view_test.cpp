#include "kiosk/screens/plan_view.h"

#include <gtest/gtest.h>

#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

Community TwoHouses() {
  Community community;
  community.buildings = {{.number = 1, .x = 100, .y = 100, .w = 50, .h = 34, .units = 3},
                         {.number = 2, .x = 200, .y = 100, .w = 50, .h = 34, .units = 3}};
  community.landmarks = {{.id = "pool", .name = {}, .x = 150, .y = 100, .w = 40, .h = 34}};
  return community;
}

TEST(PlanView, AFingerOnOrJustBesideABuildingMeansIt) {
  const Community community = TwoHouses();
  EXPECT_EQ(PlaceWord(PlaceAt(community, {120, 110}, 10)), "1");
  EXPECT_EQ(PlaceWord(PlaceAt(community, {120, 142}, 10)), "1");
  EXPECT_EQ(PlaceWord(PlaceAt(community, {196, 90}, 14)), "2");
}

TEST(PlanView, AFingerOnALandmarkMeansItHoweverNearAHouseIs) {
  EXPECT_EQ(PlaceWord(PlaceAt(TwoHouses(), {152, 110}, 10)), "pool");
}

TEST(PlanView, FarFromEverythingItIsTheSpot) {
  EXPECT_EQ(PlaceWord(PlaceAt(TwoHouses(), {500, 300}, 10)), "@500,300");
}

TEST(PlanView, ATouchOnThePlanIsToldInWords) {
  HeadlessKiosk kiosk;
  EXPECT_EQ(kiosk.Play("tap say\ntap way.place\nstroke plan 0.49,0.5\nexpect 中庭泳池\n"
                       "stroke plan 0.245,0.97\nexpect 旁边\ntap place.9\ntap place.9\n"
                       "tap place.9\nexpect 没有这栋楼\ntap place.delete\nexpect 99栋\n"
                       "tap place.none\nexpect 在哪里\n"),
            "");
}

}  // namespace
}  // namespace oneflower
