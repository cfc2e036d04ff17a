#include "shared/domain/medium.h"

#include <gtest/gtest.h>

#include "shared/domain/plan_place.h"

namespace oneflower {
namespace {

std::string Blob(std::string_view bytes) { return BlobId(AsBytes(bytes)); }

Medium Photo() {
  return {.kind = MediumKind::kPhoto,
          .blob = Blob("photo"),
          .thumb = Blob("small"),
          .bytes = 220'000,
          .width = 1600,
          .height = 1200};
}

Medium Voice() {
  return {.kind = MediumKind::kVoice, .blob = Blob("voice"), .bytes = 60'000, .ms = 31'000};
}

TEST(Media, StandInAnEventAsTheyWere) {
  const std::vector<Medium> media = {Voice(), Photo()};
  EXPECT_EQ(DecodeMedia(EncodeMedia(media)).value(), media);
  EXPECT_TRUE(DecodeMedia("[]").value().empty());
}

TEST(Media, SmallPicturesTravelFirst) {
  EXPECT_EQ(BlobsOf({Voice(), Photo()}),
            (std::vector{Blob("small"), Blob("voice"), Blob("photo")}));
}

TEST(Media, WhatIsNoMediumIsRefused) {
  std::string good = EncodeMedia({Photo()});
  EXPECT_FALSE(DecodeMedia("{}"));
  EXPECT_FALSE(DecodeMedia("[7]"));
  EXPECT_FALSE(DecodeMedia("[{}]"));
  EXPECT_FALSE(DecodeMedia(good.substr(0, good.size() - 3)));
  Medium medium = Photo();
  medium.blob = "../../etc/passwd";
  EXPECT_FALSE(DecodeMedia(EncodeMedia({medium})));
  medium = Photo();
  medium.bytes = kMaxBlobBytes + 1;
  EXPECT_FALSE(DecodeMedia(EncodeMedia({medium})));
  medium.bytes = 0;
  EXPECT_FALSE(DecodeMedia(EncodeMedia({medium})));
  EXPECT_FALSE(DecodeMedia(EncodeMedia(std::vector(kMaxMedia + 1, Photo()))));
}

TEST(PlanPlace, IsABuildingAUnitASpotOrALandmark) {
  for (const PlanPlace& place : {PlanPlace{.building = 12, .spot = {}, .landmark = {}},
                                 PlanPlace{.building = 12, .unit = 3, .spot = {}, .landmark = {}},
                                 PlanPlace{.spot = PlanSpot{512, 300}, .landmark = {}},
                                 PlanPlace{.spot = {}, .landmark = "bell_tower"}}) {
    EXPECT_EQ(ParsePlace(PlaceWord(place)), place) << PlaceWord(place);
  }
  for (const char* word : {"@512", "@-3,7", "0", "12-x", "@9999999999,1"}) {
    EXPECT_EQ(ParsePlace(word).landmark, word);
  }
}

TEST(PlanPlace, LiesInTheMiddleOfItsBuilding) {
  Community community;
  community.buildings = {{.number = 12, .x = 100, .y = 40, .w = 50, .h = 30, .units = 3}};
  EXPECT_EQ(SpotOf(community, "12-3"), (PlanSpot{125, 55}));
  EXPECT_EQ(SpotOf(community, "@512,300"), (PlanSpot{512, 300}));
  EXPECT_EQ(SpotOf(community, "99"), std::nullopt);
  EXPECT_EQ(SpotOf(community, ""), std::nullopt);
}

}  // namespace
}  // namespace oneflower
