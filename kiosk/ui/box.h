// An upright rectangle in pixels, y downwards, and the cutting of layouts out of it.
#pragma once

#include <imgui.h>

#include <algorithm>

namespace oneflower::ui {

struct Box {
  ImVec2 min;
  ImVec2 max;

  static Box At(float x, float y, float width, float height) {
    return {{x, y}, {x + width, y + height}};
  }

  float Width() const { return max.x - min.x; }
  float Height() const { return max.y - min.y; }
  ImVec2 Center() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
  bool Empty() const { return max.x <= min.x || max.y <= min.y; }
  bool Contains(ImVec2 point) const {
    return point.x >= min.x && point.x < max.x && point.y >= min.y && point.y < max.y;
  }

  Box Inset(float by) const { return Inset(by, by); }
  Box Inset(float x, float y) const { return {{min.x + x, min.y + y}, {max.x - x, max.y - y}}; }
  Box Meet(const Box& other) const {
    return {{std::max(min.x, other.min.x), std::max(min.y, other.min.y)},
            {std::min(max.x, other.max.x), std::min(max.y, other.max.y)}};
  }
  Box Moved(float x, float y) const { return {{min.x + x, min.y + y}, {max.x + x, max.y + y}}; }
  // A box of that size in the middle.
  Box Middle(float width, float height) const {
    const ImVec2 center = Center();
    return At(center.x - width / 2, center.y - height / 2, width, height);
  }

  // Cut a strip off one side; what is left stays in this box. A strip is never larger than the box.
  Box TakeTop(float height, float gap = 0) {
    const float cut = std::clamp(height, 0.0F, std::max(0.0F, Height()));
    const Box taken = At(min.x, min.y, Width(), cut);
    min.y = std::min(max.y, min.y + cut + gap);
    return taken;
  }
  Box TakeBottom(float height, float gap = 0) {
    const float cut = std::clamp(height, 0.0F, std::max(0.0F, Height()));
    const Box taken = At(min.x, max.y - cut, Width(), cut);
    max.y = std::max(min.y, max.y - cut - gap);
    return taken;
  }
  Box TakeLeft(float width, float gap = 0) {
    const float cut = std::clamp(width, 0.0F, std::max(0.0F, Width()));
    const Box taken = At(min.x, min.y, cut, Height());
    min.x = std::min(max.x, min.x + cut + gap);
    return taken;
  }
  Box TakeRight(float width, float gap = 0) {
    const float cut = std::clamp(width, 0.0F, std::max(0.0F, Width()));
    const Box taken = At(max.x - cut, min.y, cut, Height());
    max.x = std::max(min.x, max.x - cut - gap);
    return taken;
  }

  // The index-th of `count` equal columns or rows.
  Box Column(int index, int count, float gap) const {
    const float width = (Width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    return At(min.x + static_cast<float>(index) * (width + gap), min.y, width, Height());
  }
  Box Row(int index, int count, float gap) const {
    const float height =
        (Height() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    return At(min.x, min.y + static_cast<float>(index) * (height + gap), Width(), height);
  }
};

}  // namespace oneflower::ui
