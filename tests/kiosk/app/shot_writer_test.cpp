#include "kiosk/app/shot_writer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "kiosk/input/photo_reader.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

std::string ReadAll(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Two pixels above each other: the lower one red, the upper one blue.
RgbPicture RedBelowBlue() {
  return {.width = 1, .height = 2, .rows_upwards = {255, 0, 0, 0, 0, 255}};
}

TEST(ShotWriter, WritesPicturesUprightAndTheirRecords) {
  const TempFolder folder;
  ShotWriter writer;
  for (int i = 0; i < 20; ++i) {
    const auto file = folder.path() / "shots" / std::to_string(i);
    ASSERT_TRUE(writer.Add({.file = file, .picture = RedBelowBlue(), .record = "{}"}));
  }
  ASSERT_TRUE(writer.Finish());
  EXPECT_EQ(writer.written(), 20);
  for (int i = 0; i < 20; ++i) {
    const auto file = folder.path() / "shots" / std::to_string(i);
    EXPECT_EQ(ReadAll(file.string() + ".json"), "{}\n");
    const std::string png = ReadAll(file.string() + ".png");
    const auto picture =
        ReadPicture({reinterpret_cast<const uint8_t*>(png.data()), png.size()}, 10);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->At(0, 0)[2], 255);
    EXPECT_EQ(picture->At(0, 1)[0], 255);
  }
}

TEST(ShotWriter, TellsThatAShotCannotBeWrittenAndCountsItNot) {
  const TempFolder folder;
  std::ofstream(folder.path() / "file") << "no folder";
  ShotWriter writer;
  (void)writer.Add(
      {.file = folder.path() / "file" / "shot", .picture = RedBelowBlue(), .record = ""});
  const Status status = writer.Finish();
  ASSERT_FALSE(status);
  EXPECT_TRUE(status.error().detail.contains("shot.png")) << status.error().detail;
  EXPECT_EQ(writer.written(), 0);
}

}  // namespace
}  // namespace oneflower
