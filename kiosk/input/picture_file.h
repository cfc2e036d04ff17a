// Pixels as a file: PNG.
#pragma once

#include <span>

#include "shared/base/encoding.h"
#include "shared/base/result.h"

namespace oneflower {

// Of rows of three bytes a pixel (red, green, blue), from the top down. kIo where no picture could
// be made.
Result<Bytes> PngOf(std::span<const uint8_t> rgb, int width, int height);

}  // namespace oneflower
