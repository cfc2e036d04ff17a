// A picture as a JPEG: from pixels alone, so that nothing but what is seen is in it. No EXIF, no
// time, no place, no name of a device.
#pragma once

#include "kiosk/input/pixels.h"
#include "shared/base/encoding.h"
#include "shared/base/result.h"

namespace oneflower {

// How large a photo becomes at most, by giving up fineness where it shows many things.
inline constexpr size_t kMostPhotoBytes = 400 * 1024;

// kInvalid for a picture of nothing, kIo where the encoder fails. Takes some 20 ms for 1600 px.
Result<Bytes> JpegOf(const Pixels& pixels);

}  // namespace oneflower
