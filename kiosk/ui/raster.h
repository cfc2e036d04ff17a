// A picture of shapes without a screen or a graphics card: for what leaves the kiosk as a file.
// Shapes are drawn as on a screen, into a list of their own, and painted on any thread later.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace oneflower::ui {

// Triangles with a colour at each corner, in pixels. A value, bound to no thread.
struct Shapes {
  struct Corner {
    ImVec2 at;
    ImU32 color = 0;
  };
  std::vector<Corner> corners;
  std::vector<uint32_t> triangles;  // three corners each
};

// A list to draw on beside the screen. Texts and pictures of a texture come out as filled boxes:
// draw none. An ImGui context must exist; UI thread only.
class Scratch {
 public:
  Scratch(int width, int height);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  ImDrawList& list() { return *list_; }
  Shapes Take() const;

 private:
  std::unique_ptr<ImDrawList> list_;
};

// Rows of three bytes a pixel (red, green, blue) from the top down, on that opaque ground.
std::vector<uint8_t> PaintShapes(const Shapes& shapes, int width, int height, ImU32 ground);

}  // namespace oneflower::ui
