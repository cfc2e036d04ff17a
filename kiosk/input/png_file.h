// Pictures of the screen as PNG files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "shared/base/result.h"

namespace oneflower {

struct RgbPicture {
  int width = 0;  // pixels
  int height = 0;
  std::vector<uint8_t> rows_upwards;  // three bytes a pixel; the lowest row first, without gaps
};

// Compressed little, for speed: a screen of 1920x1080 takes some 25 ms and 200 kB. kIo if the file
// cannot be written.
Status WritePng(const RgbPicture& picture, const std::filesystem::path& file);

}  // namespace oneflower
