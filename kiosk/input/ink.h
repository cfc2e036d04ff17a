// What a finger leaves on the pad, and how it is made ready for reading. Pure.
#pragma once

#include <cstddef>
#include <vector>

namespace oneflower {

// x and y as shares of the pad's longer side, from its upper left corner.
struct InkPoint {
  float x = 0;
  float y = 0;
};
using InkStroke = std::vector<InkPoint>;
using Ink = std::vector<InkStroke>;  // one character, in the order it was written

// The character in the middle of a square of side 1, as large as the recogniser knows it best,
// with points at even distances however fast the panel reports. Strokes without points are left
// out; a dot becomes a short stroke.
Ink EvenInk(const Ink& ink);

// Other ways the hand may have meant even ink, the likeliest first: a stroke that was not lifted
// between two cut in two, where there is one, and at most `swaps` with neighbouring strokes changed
// round whose order is the least usual (from above to below, from left to right).
std::vector<Ink> OtherReadings(const Ink& even, size_t swaps);

// Overwrites the memory the strokes were in.
void WipeInk(Ink& ink);

}  // namespace oneflower
