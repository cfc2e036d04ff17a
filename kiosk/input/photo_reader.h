// Reads what came as a picture from elsewhere: JPEG or PNG, known by its first bytes. Nothing of it
// is trusted.
#pragma once

#include <span>

#include "kiosk/input/pixels.h"
#include "shared/base/result.h"

namespace oneflower {

// What is larger is refused by its header, before any memory is taken for it.
inline constexpr int64_t kMostJpegPixels = 120'000'000;
inline constexpr int64_t kMostStagedJpegPixels = 8'000'000;  // progressive: 3 bytes a pixel
inline constexpr int64_t kMostPngPixels = 8'000'000;         // 4 bytes a pixel

// The picture with its longer side at most `most` px (1 to 4,096), opaque where the file has no
// alpha. A JPEG is made smaller while it is decoded, so that one of 50 megapixels takes little more
// memory than its result: at most about (2 x most)^2 x 4 bytes. Takes some 10 ms for a photo of
// 1600 px: not for the UI thread while somebody moves.
// kInvalid: neither JPEG nor PNG, or too large. kCorrupt: broken or cut off.
Result<Pixels> ReadPicture(std::span<const uint8_t> bytes, int most);

// The same for a JPEG of this machine's own camera, as some are careless: what the decoder can mend
// is let pass.
Result<Pixels> ReadCameraPicture(std::span<const uint8_t> bytes, int most);

}  // namespace oneflower
