// Where the tiles of the home screen stand.
#pragma once

#include <algorithm>

#include "kiosk/screens/screen.h"

namespace oneflower {

// The places of `count` tiles in a box: two or three in a row, as high as they can be; the last one
// has what is left of its row.
class TileGrid {
 public:
  TileGrid(ui::Frame& frame, const ui::Box& box, int count)
      : box_(box), gap_(frame.metrics.GroupGap(5)), count_(count) {
    const bool three = !frame.metrics.Portrait() && HeightOf(2) < frame.Mm(kLowTileMm) &&
                       box.Width() > frame.Mm(3 * kNarrowTileMm);
    columns_ = three ? 3 : 2;
  }
  bool HighEnough(const ui::Frame& frame) const {
    return HeightOf(columns_) >= std::max(frame.Mm(kLeastTileMm), frame.metrics.Control());
  }
  ui::Box Place(int index) const {
    ui::Box place =
        box_.Row(index / columns_, Rows(columns_), gap_).Column(index % columns_, columns_, gap_);
    if (index == count_ - 1) place.max.x = box_.max.x;
    return place;
  }

 private:
  static constexpr float kLowTileMm = 44;     // lower than this they stand three in a row
  static constexpr float kNarrowTileMm = 66;  // where they are no narrower
  static constexpr float kLeastTileMm = 34;

  int Rows(int columns) const { return (count_ + columns - 1) / columns; }
  float HeightOf(int columns) const {
    const auto rows = static_cast<float>(Rows(columns));
    return (box_.Height() + gap_) / rows - gap_;
  }

  ui::Box box_;
  float gap_;
  int count_;
  int columns_ = 2;
};

}  // namespace oneflower
