// A drawing as it grows under a finger: strokes that can be taken back one by one, without end, and
// the picture they make. A value; nothing here is drawn on a screen.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "shared/base/encoding.h"
#include "shared/base/result.h"

namespace oneflower {

// The colours of the pens, 0xRRGGBB, and how many there are.
inline constexpr uint32_t kPenColors[] = {0x2B2523, 0xC83228, 0xE98A15, 0x2A7350,
                                          0x2A6592, 0x7A4BA0, 0x8A5A2B};
inline constexpr int kPenCount = 7;
inline constexpr float kPenWidth = 0.012F;  // of the sheet's width
inline constexpr float kEraserWidth = 0.05F;
inline constexpr float kSheetHeight = 0.75F;  // of its width: every sheet is 4 to 3

// What the finger holds.
struct SketchTool {
  int color = 0;  // index of kPenColors
  bool eraser = false;
};

// What a sheet is before anything is drawn on it.
enum class SheetGround { kBlank, kPhoto, kPlan };

struct SketchPoint {
  float x = 0;  // 0..1 of the sheet's width
  float y = 0;  // 0..kSheetHeight
  bool operator==(const SketchPoint&) const = default;
};

class Sketch {
 public:
  // More than a hall's patience, and 300 KB.
  static constexpr size_t kMostPoints = 40'000;

  struct Stroke {
    int color = 0;
    std::vector<SketchPoint> points;
    int born = 0;    // the step that drew it
    int erased = 0;  // the step that rubbed it out; 0: it is there
  };

  // Goes on with the stroke that was begun. An eraser takes away whole strokes it touches.
  void Draw(const SketchTool& tool, std::span<const SketchPoint> points);
  void EndStroke();
  void Undo();
  void Wipe();  // overwrites it

  bool Empty() const;
  bool CanUndo() const { return step_ > 0; }
  bool Full() const { return points_ >= kMostPoints; }
  const std::vector<Stroke>& strokes() const { return strokes_; }

 private:
  void Erase(SketchPoint at);

  std::vector<Stroke> strokes_;
  size_t points_ = 0;
  int step_ = 0;
  bool drawing_ = false;
  bool changed_ = false;  // by the step under way
};

// The sheet as a PNG of that width. kIo where no picture could be made.
Result<Bytes> SketchPng(const Sketch& sketch, int width);

}  // namespace oneflower
