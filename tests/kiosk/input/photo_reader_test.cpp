#include "kiosk/input/photo_reader.h"

#include <gtest/gtest.h>
#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "kiosk/input/photo_writer.h"

namespace oneflower {
namespace {

// A garden seen from afar: a slope of colours, so that every place tells where it is.
Pixels Slope(int width, int height) {
  Pixels pixels(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      uint8_t* pixel = pixels.At(x, y);
      pixel[0] = static_cast<uint8_t>(x * 255 / width);
      pixel[1] = static_cast<uint8_t>(y * 255 / height);
      pixel[2] = 90;
      pixel[3] = 255;
    }
  }
  return pixels;
}

// Straight by the library: the writer of photos makes none that is too large or progressive.
Bytes RawJpeg(int width, int height, int flags) {
  const Pixels slope = Slope(width, height);
  unsigned char* jpeg = nullptr;
  unsigned long size = 0;  // NOLINT(google-runtime-int)
  tjhandle encoder = tjInitCompress();
  tjCompress2(encoder, slope.rgba.data(), width, 0, height, TJPF_RGBX, &jpeg, &size, TJSAMP_420, 80,
              flags);
  Bytes bytes(jpeg, jpeg + size);
  tjFree(jpeg);
  tjDestroy(encoder);
  return bytes;
}

Bytes PngOf(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = PNG_FORMAT_RGBA;
  Bytes bytes(pixels.rgba.size() + 65'536);
  png_alloc_size_t size = bytes.size();
  EXPECT_NE(
      png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.rgba.data(), 0, nullptr), 0);
  bytes.resize(size);
  return bytes;
}

ErrorKind KindOf(const Result<Pixels>& read) {
  return read ? ErrorKind::kNotFound : read.error().kind;
}

void ExpectNear(const uint8_t* pixel, int red, int green) {
  EXPECT_NEAR(pixel[0], red, 8);
  EXPECT_NEAR(pixel[1], green, 8);
  EXPECT_EQ(pixel[3], 255);
}

TEST(PhotoReader, APhotoComesBackAsItWas) {
  const auto jpeg = JpegOf(Slope(1600, 1200));
  ASSERT_TRUE(jpeg);
  const auto read = ReadPicture(*jpeg, 1600);
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->width, 1600);
  EXPECT_EQ(read->height, 1200);
  ExpectNear(read->At(800, 300), 127, 63);
  ExpectNear(read->At(1200, 900), 191, 191);
}

TEST(PhotoReader, NoSideIsLongerThanAskedForAndTheProportionsStay) {
  const auto jpeg = JpegOf(Slope(1200, 1600));
  ASSERT_TRUE(jpeg);
  for (const int most : {1599, 1000, 320, 64, 1}) {
    const auto read = ReadPicture(*jpeg, most);
    ASSERT_TRUE(read) << most;
    EXPECT_EQ(read->height, most);
    EXPECT_NEAR(read->width, most * 3 / 4.0, 1) << most;
    ExpectNear(read->At(read->width / 2, read->height / 2), 127, 127);
  }
}

TEST(PhotoReader, ADrawingKeepsWhatIsClear) {
  Pixels drawn = Slope(300, 200);
  drawn.At(10, 10)[3] = 0;
  const auto read = ReadPicture(PngOf(drawn), 300);
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->width, 300);
  EXPECT_EQ(read->At(10, 10)[3], 0);
  EXPECT_EQ(read->At(150, 100)[0], 127);
  const auto small = ReadPicture(PngOf(drawn), 30);
  ASSERT_TRUE(small);
  EXPECT_EQ(small->width, 30);
  EXPECT_EQ(small->height, 20);
}

TEST(PhotoReader, WhatIsCutOffAnywhereIsRefused) {
  const auto jpeg = JpegOf(Slope(640, 480));
  ASSERT_TRUE(jpeg);
  const Bytes png = PngOf(Slope(64, 48));
  for (const Bytes& whole : {*jpeg, png}) {
    for (size_t part = 1; part < 10; ++part) {
      const std::span<const uint8_t> cut(whole.data(), whole.size() * part / 10);
      EXPECT_EQ(KindOf(ReadPicture(cut, 1600)), ErrorKind::kCorrupt) << part;
    }
  }
}

// Each byte after the first ones, turned round: refused, or a picture of the right size.
TEST(PhotoReader, ABrokenByteIsRefusedOrAPictureButNeverACrash) {
  const auto jpeg = JpegOf(Slope(48, 32));
  ASSERT_TRUE(jpeg);
  int refused = 0;
  for (const Bytes& whole : {*jpeg, PngOf(Slope(48, 32))}) {
    for (size_t at = 8; at < whole.size(); ++at) {
      Bytes broken = whole;
      broken[at] ^= 0xFF;
      const auto read = ReadPicture(broken, 64);
      if (!read) {
        ++refused;
      } else {
        EXPECT_LE(std::max(read->width, read->height), 64) << at;
      }
    }
  }
  EXPECT_GT(refused, 100);
}

TEST(PhotoReader, WhatIsNoPictureIsRefused) {
  EXPECT_EQ(KindOf(ReadPicture({}, 100)), ErrorKind::kInvalid);
  EXPECT_EQ(KindOf(ReadPicture(Bytes{0xFF}, 100)), ErrorKind::kInvalid);
  EXPECT_EQ(KindOf(ReadPicture(AsBytes("OggS and more of it"), 100)), ErrorKind::kInvalid);
  EXPECT_EQ(KindOf(ReadPicture(AsBytes("\xFF\xD8\xFF"), 100)), ErrorKind::kCorrupt);
}

TEST(PhotoReader, APngThatSaysItIsEnormousTakesNoMemory) {
  Bytes png = PngOf(Slope(64, 48));
  png[16] = 0x00, png[17] = 0x10;  // the width in its header: a million and more
  EXPECT_NE(KindOf(ReadPicture(png, 100)), ErrorKind::kNotFound);
  EXPECT_EQ(KindOf(ReadPicture(PngOf(Slope(4000, 2001)), 100)), ErrorKind::kInvalid);
}

TEST(PhotoReader, AProgressivePhotoIsReadUpToEightMegapixels) {
  EXPECT_TRUE(ReadPicture(RawJpeg(1600, 1200, TJFLAG_PROGRESSIVE), 800));
  EXPECT_EQ(KindOf(ReadPicture(RawJpeg(4000, 2001, TJFLAG_PROGRESSIVE), 800)), ErrorKind::kInvalid);
}

// A line of what the system tells of this process.
int64_t StatusKiB(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name + ":")) return std::stoll(line.substr(name.size() + 1));
  }
  return -1;
}

// 50 megapixels are 200 MB when they are laid out; making them for the test takes that.
TEST(PhotoReader, AFiftyMegapixelPhotoTakesLittleMoreThanItsSmallPicture) {
  const Bytes jpeg = RawJpeg(8660, 5774, 0);
  std::ofstream("/proc/self/clear_refs") << 5;  // the peak begins anew
  const int64_t before = StatusKiB("VmHWM");
  ASSERT_LT(before, StatusKiB("VmRSS") + 1024) << "the peak was not set back";
  const auto read = ReadPicture(jpeg, 1600);
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(read->width, 1600);
  ExpectNear(read->At(800, 533), 127, 127);
  EXPECT_LT(StatusKiB("VmHWM") - before, 40 * 1024);
}

}  // namespace
}  // namespace oneflower
