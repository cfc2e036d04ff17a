#include "kiosk/input/photo.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/input/photo_reader.h"
#include "kiosk/input/photo_writer.h"
#include "kiosk/input/scripted_camera.h"
#include "kiosk/input/viewfinder.h"
#include "tests/support/freed_memory.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

// A face nobody should see again: a square of one colour in the middle of grey.
constexpr uint8_t kFace[] = {11, 222, 33, 255};

Pixels WithAFace() {
  Pixels pixels(800, 600);
  std::ranges::fill(pixels.rgba, uint8_t{128});
  for (int y = 260; y < 300; ++y) {
    for (int x = 380; x < 420; ++x) std::ranges::copy(kFace, pixels.At(x, y));
  }
  return pixels;
}

bool ShowsTheFace(const Pixels& pixels) {
  for (int y = 0; y < pixels.height; ++y) {
    for (int x = 0; x < pixels.width; ++x) {
      const uint8_t* pixel = pixels.At(x, y);
      const bool like = std::abs(pixel[0] - kFace[0]) < 40 && std::abs(pixel[1] - kFace[1]) < 40 &&
                        std::abs(pixel[2] - kFace[2]) < 40;
      if (like) return true;
    }
  }
  return false;
}

constexpr SketchPoint kAcross[] = {{0.46F, 0.35F}, {0.54F, 0.35F}};

TEST(Photo, WhatIsSweptOverIsGoneFromThePictureThatIsPlanted) {
  Photo photo(WithAFace(), 1);
  ASSERT_TRUE(ShowsTheFace(ReadPicture(JpegOf(photo.pixels()).value(), 800).value()));
  photo.Cover(kAcross);
  photo.EndCover();
  EXPECT_FALSE(ShowsTheFace(photo.pixels()));
  const auto planted = ReadPicture(JpegOf(photo.pixels()).value(), 800);
  ASSERT_TRUE(planted);
  EXPECT_FALSE(ShowsTheFace(*planted));
  EXPECT_NEAR(planted->At(400, 280)[0], kCoverColor >> 16 & 0xFF, 6);
  EXPECT_NEAR(planted->At(100, 100)[0], 128, 6) << "and nothing else is";
}

TEST(Photo, ATapCoversWhatIsBeneathTheFinger) {
  Photo photo(WithAFace(), 1);
  const SketchPoint spot[] = {{0.5F, 0.35F}};
  photo.Cover(spot);
  EXPECT_FALSE(ShowsTheFace(photo.pixels()));
}

TEST(Photo, AQuickFingerLeavesNoGapBetweenItsPoints) {
  Photo photo(WithAFace(), 1);
  const SketchPoint far[] = {{0.1F, 0.35F}, {0.9F, 0.35F}};
  photo.Cover(far);
  EXPECT_FALSE(ShowsTheFace(photo.pixels()));
}

TEST(Photo, OnlyTheLastSweepCanBeTakenBack) {
  Photo photo(WithAFace(), 1);
  const SketchPoint elsewhere[] = {{0.1F, 0.1F}};
  photo.Cover(kAcross);
  photo.EndCover();
  photo.Uncover();
  EXPECT_TRUE(ShowsTheFace(photo.pixels()));
  EXPECT_FALSE(photo.CanUncover());
  photo.Cover(kAcross);
  photo.EndCover();
  photo.Cover(elsewhere);
  photo.EndCover();
  photo.Uncover();
  EXPECT_FALSE(photo.CanUncover());
  EXPECT_FALSE(ShowsTheFace(photo.pixels())) << "the face was covered two sweeps ago";
}

TEST(Photo, SweepingOverTheEdgeDoesNoHarm) {
  Photo photo(WithAFace(), 1);
  const SketchPoint beyond[] = {{-0.2F, -0.3F}, {1.4F, 1.2F}, {0.5F, 0.75F}};
  photo.Cover(beyond);
  EXPECT_EQ(photo.pixels().width, 800);
}

TEST(Photo, EveryChangeAndEveryPhotoHasItsOwnNumber) {
  Photo photo(WithAFace(), 1);
  const int64_t before = photo.revision();
  photo.Cover(kAcross);
  EXPECT_NE(photo.revision(), before);
  EXPECT_NE(Photo(WithAFace(), 2).revision(), before);
}

TEST(Photo, IsAtMost1600PixelsLongAndSomeHundredKilobytes) {
  FakeClock clock;
  ScriptedCamera camera({.parts = {}, .width = 2592, .height = 1944}, clock);
  camera.Open();
  Pixels seen;
  ASSERT_TRUE(camera.Take(seen));
  // The worst a lens can do: noise in every pixel.
  uint32_t noise = 1;
  for (uint8_t& byte : seen.rgba) {
    noise = noise * 1664525U + 1013904223U;
    byte = static_cast<uint8_t>(byte / 2 + (noise >> 25));
  }
  const Photo photo(std::move(seen), 1);
  EXPECT_EQ(photo.pixels().width, 1600);
  EXPECT_EQ(photo.pixels().height, 1200);
  const auto jpeg = JpegOf(photo.pixels());
  ASSERT_TRUE(jpeg);
  EXPECT_LT(jpeg->size(), 1'000'000U);
  EXPECT_GT(jpeg->size(), 50'000U);
}

// A JPEG is a row of segments; APP1 is where EXIF lives, COM where comments do.
TEST(Photo, HasNoExifAndNoComment) {
  const Bytes jpeg = JpegOf(WithAFace()).value();
  size_t at = 2;
  int segments = 0;
  while (jpeg[at + 1] != 0xDA) {
    ASSERT_EQ(jpeg[at], 0xFF);
    const uint8_t marker = jpeg[at + 1];
    EXPECT_FALSE(marker >= 0xE1 && marker <= 0xEF) << static_cast<int>(marker);
    EXPECT_NE(marker, 0xFE);
    at += 2 + (static_cast<size_t>(jpeg[at + 2]) << 8 | jpeg[at + 3]);
    ++segments;
  }
  EXPECT_GT(segments, 4);
}

TEST(Photo, NothingOfItIsLeftInMemoryThatIsGivenBack) {
  std::vector<uint8_t> face;
  for (int i = 0; i < 20; ++i) face.insert(face.end(), std::begin(kFace), std::end(kFace));
  const FreedMemory freed(face);
  {
    Photo photo(WithAFace(), 1);
    photo.Cover(kAcross);
    photo.EndCover();
    photo.Uncover();
    std::vector<Photo> strip;
    for (int i = 0; i < 3; ++i) strip.push_back(photo);
    strip.erase(strip.begin());
  }
  EXPECT_EQ(freed.found(), 0);
}

class Looking : public testing::Test {
 protected:
  void For(int64_t ms) {
    for (int64_t past = 0; past < ms; past += 50) {
      clock_.Advance(50);
      finder_.Pump();
    }
  }
  FakeClock clock_;
  ScriptedCamera camera_{{.parts = {}, .width = 160, .height = 120}, clock_};
  Viewfinder finder_{&camera_, clock_};
};

TEST_F(Looking, TheCameraIsOpenOnlyWhileItIsShown) {
  For(1000);
  EXPECT_FALSE(camera_.is_open());
  EXPECT_FALSE(finder_.Sees());
  finder_.Show(true);
  For(200);
  EXPECT_TRUE(camera_.is_open());
  EXPECT_TRUE(finder_.Sees());
  const int64_t number = finder_.number();
  For(200);
  EXPECT_GT(finder_.number(), number) << "it moves";
  finder_.Show(false);
  EXPECT_FALSE(camera_.is_open());
  EXPECT_FALSE(finder_.Sees());
}

TEST_F(Looking, ACameraThatIsPulledOutIsNoticedAndIsBackWhenItIsPluggedIn) {
  finder_.Show(true);
  For(200);
  camera_.Plug(false);
  For(100);
  EXPECT_EQ(finder_.trouble(), Viewfinder::Trouble::kLost);
  EXPECT_FALSE(finder_.Sees());
  For(9'000);
  EXPECT_EQ(finder_.trouble(), Viewfinder::Trouble::kLost) << "not missing: it was there";
  camera_.Plug(true);
  For(Viewfinder::kRetryMs + 200);
  EXPECT_EQ(finder_.trouble(), Viewfinder::Trouble::kNone);
  EXPECT_TRUE(finder_.Sees());
}

TEST_F(Looking, ACameraThatComesLateIsFound) {
  camera_.Plug(false);
  finder_.Show(true);
  For(3'000);
  EXPECT_EQ(finder_.trouble(), Viewfinder::Trouble::kMissing);
  camera_.Plug(true);
  For(Viewfinder::kRetryMs + 200);
  EXPECT_TRUE(finder_.Sees());
}

TEST_F(Looking, AStationWithoutOneSaysSo) {
  Viewfinder none(nullptr, clock_);
  none.Show(true);
  none.Pump();
  EXPECT_EQ(none.trouble(), Viewfinder::Trouble::kMissing);
  EXPECT_FALSE(none.Sees());
}

TEST_F(Looking, WhatWasSeenIsOverwrittenWhenTheScreenIsLeft) {
  finder_.Show(true);
  For(200);
  const auto first = finder_.seen().rgba.begin();
  const std::vector<uint8_t> canary(first, first + 64);
  const FreedMemory freed(canary);
  finder_.Show(false);
  EXPECT_EQ(freed.found(), 0);
}

}  // namespace
}  // namespace oneflower
