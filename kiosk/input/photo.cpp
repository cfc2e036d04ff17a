#include "kiosk/input/photo.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace oneflower {

void Photo::Cover(std::span<const SketchPoint> points) {
  if (points.empty() || pixels_.Empty()) return;
  if (!covering_) {
    covering_ = true;
    before_ = pixels_;
    last_ = points.front();
  }
  for (const SketchPoint& point : points) {
    // A quick finger tells few points: what lies between them is covered too.
    const float length = std::hypot(point.x - last_.x, point.y - last_.y);
    const int pieces = std::max(1, static_cast<int>(std::ceil(length / (kCoverRadius / 2))));
    for (int i = 1; i <= pieces; ++i) {
      const float share = static_cast<float>(i) / static_cast<float>(pieces);
      PaintDisc({last_.x + (point.x - last_.x) * share, last_.y + (point.y - last_.y) * share});
    }
    last_ = point;
  }
  ++revision_;
}

void Photo::PaintDisc(SketchPoint at) {
  const auto width = static_cast<float>(pixels_.width);
  const float x = at.x * width;
  const float y = at.y * width;
  const float radius = kCoverRadius * width;
  const auto held = [](float value, int most) {
    return std::clamp(static_cast<int>(value), 0, most);
  };
  for (int row = held(y - radius, pixels_.height); row < held(y + radius + 1, pixels_.height);
       ++row) {
    const float down = static_cast<float>(row) + 0.5F - y;
    const float half = std::sqrt(std::max(0.0F, radius * radius - down * down));
    const int right = held(x + half, pixels_.width);
    for (int column = held(x - half, pixels_.width); column < right; ++column) {
      uint8_t* pixel = pixels_.At(column, row);
      pixel[0] = kCoverColor >> 16 & 0xFF;
      pixel[1] = kCoverColor >> 8 & 0xFF;
      pixel[2] = kCoverColor & 0xFF;
    }
  }
}

void Photo::Uncover() {
  if (!CanUncover()) return;
  EndCover();
  pixels_ = std::exchange(before_, {});
  ++revision_;
}

}  // namespace oneflower
