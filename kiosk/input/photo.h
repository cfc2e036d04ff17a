// A photo as a visitor keeps it until it is planted, and what is covered in it. Covering paints
// over the pixels themselves: what is planted knows nothing of what was there.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "kiosk/input/pixels.h"
#include "kiosk/input/sketch.h"

namespace oneflower {

inline constexpr int kPhotoSide = 1600;  // px, the longer one
inline constexpr int kPhotoThumbSide = 320;
inline constexpr float kCoverRadius = 0.045F;      // of the width: a face at arm's length in a tap
inline constexpr uint32_t kCoverColor = 0xF2B6C1;  // 0xRRGGBB, a pale petal

class Photo {
 public:
  // Shrinks it where it is larger than kPhotoSide. Two photos of a visit have different numbers.
  Photo(Pixels seen, int64_t number)
      : pixels_(ShrunkTo(std::move(seen), kPhotoSide)), number_(number), revision_(number << 20) {}

  const Pixels& pixels() const { return pixels_; }
  int64_t number() const { return number_; }

  // Goes on with the sweep that was begun. Points as on a drawing's sheet: both in widths.
  void Cover(std::span<const SketchPoint> points);
  void EndCover() { covering_ = false; }

  // One step: the last sweep. What was swept before that is gone for good.
  bool CanUncover() const { return !before_.Empty(); }
  void Uncover();

  // Another one whenever the pixels have changed, and for every photo.
  int64_t revision() const { return revision_; }

 private:
  void PaintDisc(SketchPoint at);

  Pixels pixels_;
  Pixels before_;  // as they were before the last sweep; empty: there was none
  bool covering_ = false;
  SketchPoint last_;
  int64_t number_;
  int64_t revision_;
};

}  // namespace oneflower
