// Photos and drawings as they are planted.
#pragma once

#include "kiosk/input/pixels.h"
#include "kiosk/input/sketch.h"
#include "shared/base/result.h"
#include "shared/domain/command.h"

namespace oneflower {

// Its JPEG and that of its small picture. Takes some 50 ms: for the store's thread. As JpegOf.
Result<MediumBytes> MediumOf(const Pixels& photo);

// A drawing is a PNG on blank paper (an empty ground), else a JPEG.
Result<MediumBytes> MediumOf(const Sketch& sketch, const Pixels& ground);

}  // namespace oneflower
