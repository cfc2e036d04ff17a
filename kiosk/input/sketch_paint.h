// The strokes of a drawing by cairo. For sketch.cpp and sheet_ground.cpp only.
#pragma once

#include <cairo.h>

#include "kiosk/input/sketch.h"

namespace oneflower {

// Over what is there; scales to the sheet's width in pixels.
void PaintStrokes(cairo_t* cairo, const Sketch& sketch, int width);

}  // namespace oneflower
