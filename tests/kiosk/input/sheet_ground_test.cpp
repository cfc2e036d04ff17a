#include "kiosk/input/sheet_ground.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/input/photo_reader.h"

namespace oneflower {
namespace {

Sketch RedLine() {
  Sketch sketch;
  const std::vector<SketchPoint> points = {{0.1F, 0.2F}, {0.9F, 0.2F}};
  sketch.Draw({.color = 1}, points);
  sketch.EndStroke();
  return sketch;
}

Pixels Blue(int width, int height) {
  Pixels pixels(width, height);
  for (size_t i = 0; i < pixels.rgba.size(); i += 4) {
    pixels.rgba[i + 2] = 200;
    pixels.rgba[i + 3] = 255;
  }
  return pixels;
}

TEST(SheetGround, ThePhotoIsBurntInBeneathTheStrokes) {
  const auto jpeg = SketchJpeg(RedLine(), Blue(1600, 1200), 800);
  ASSERT_TRUE(jpeg);
  const auto read = ReadPicture(*jpeg, 800);
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->width, 800);
  EXPECT_EQ(read->height, 600);
  EXPECT_NEAR(read->At(400, 400)[2], 200, 10);
  EXPECT_GT(read->At(400, 160)[0], 150) << "the red line";
}

TEST(SheetGround, APhotoThatStandsUprightFillsTheSheetWithItsMiddle) {
  Pixels tall = Blue(600, 1200);
  for (int y = 0; y < 100; ++y) {
    for (int x = 0; x < 600; ++x) tall.At(x, y)[0] = 255;
  }
  const auto read = ReadPicture(SketchJpeg(RedLine(), tall, 400).value(), 400);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->height, 300);
  EXPECT_NEAR(read->At(200, 2)[0], 0, 12) << "the top is left out";
  EXPECT_NEAR(read->At(2, 298)[2], 200, 12);
}

TEST(SheetGround, APlanHasItsBlocksWhereTheyAre) {
  const std::vector<SheetBlock> blocks = {
      {.x = 0, .y = 0.1F, .w = 1, .h = 0.5F, .color = 0xE4F2E4, .name = {}},
      {.x = 0.5F, .y = 0.2F, .w = 0.2F, .h = 0.2F, .color = 0xC83228, .name = "12"}};
  const Pixels plan = PaintBlocks(blocks, 0xFFFFFF, 600);
  ASSERT_EQ(plan.width, 600);
  EXPECT_EQ(plan.At(300, 20)[0], 0xFF);
  EXPECT_EQ(plan.At(100, 200)[0], 0xE4);
  EXPECT_EQ(plan.At(320, 140)[0], 0xC8);
}

TEST(SheetGround, AnEmptyGroundStillGivesAPicture) { EXPECT_TRUE(SketchJpeg(RedLine(), {}, 100)); }

}  // namespace
}  // namespace oneflower
