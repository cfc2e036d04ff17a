// What a drawing is drawn on, where that is no blank paper: a photo or the plan. It is burnt into
// the picture.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "kiosk/input/pixels.h"
#include "kiosk/input/sketch.h"
#include "shared/base/encoding.h"
#include "shared/base/result.h"

namespace oneflower {

// A part of a plan: a rectangle with round corners and, where there is room, its name.
struct SheetBlock {
  float x = 0, y = 0, w = 0, h = 0;  // of the sheet's width
  uint32_t color = 0;                // 0xRRGGBB
  std::string name;
};

// The blocks one over the other on a sheet of that colour and width. Empty where there is no memory
// for it.
Pixels PaintBlocks(std::span<const SheetBlock> blocks, uint32_t paper, int width);

// The sheet with its ground as a JPEG of that width; of a ground with other proportions the middle.
// As JpegOf, and kIo where no picture could be made.
Result<Bytes> SketchJpeg(const Sketch& sketch, const Pixels& ground, int width);

}  // namespace oneflower
