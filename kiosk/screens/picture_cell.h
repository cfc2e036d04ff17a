// A card with a picture and its name beneath: what children choose by.
#pragma once

#include <functional>
#include <string>

#include "kiosk/screens/screen.h"

namespace oneflower {

struct PictureCellSpec {
  std::string id;
  std::string label;
  bool selected = false;
  bool can_carry = false;  // a finger may take it along
  ui::Look look = ui::Look::kPlain;
  std::function<void(ImDrawList&, const ui::Box&)> draw;  // the picture
};

// True in the frame in which it was tapped.
bool PictureCell(ui::Frame& frame, const ui::Box& box, const PictureCellSpec& spec);

// The least height of a cell: a control, and the name beneath.
float PictureCellHeight(const ui::Frame& frame);

// Cells in rows that fill a box, as wide as they are said at least.
class CellGrid {
 public:
  CellGrid(const ui::Frame& frame, const ui::Box& box, float least_width);
  int columns() const { return columns_; }
  int rows() const { return rows_; }  // that the box has room for
  int Held() const { return columns_ * rows_; }
  // So few do not need all of the box: they grow into it, though not beyond half as much again.
  void GrowFor(int count);
  ui::Box Cell(int index) const;

 private:
  ui::Box box_;
  float gap_;
  float height_;
  int columns_;
  int rows_;
};

}  // namespace oneflower
