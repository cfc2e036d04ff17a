// What cairo drew as a PNG. For sketch.cpp and picture_file.cpp only.
#pragma once

#include <cairo.h>

#include "shared/base/encoding.h"
#include "shared/base/result.h"

namespace oneflower {

Result<Bytes> PngOf(cairo_surface_t* surface);

}  // namespace oneflower
