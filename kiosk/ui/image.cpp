#include "kiosk/ui/image.h"

#include <algorithm>

#include "kiosk/ui/frame.h"

namespace oneflower::ui {

Box DrawImageWhole(Frame& frame, const Box& box, const ImageView& image) {
  const auto width = static_cast<float>(std::max(image.width, 1));
  const auto height = static_cast<float>(std::max(image.height, 1));
  const float scale = std::min(box.Width() / width, box.Height() / height);
  const Box place = box.Middle(width * scale, height * scale);
  frame.draw.AddImage(image.texture, place.min, place.max);
  return place;
}

void DrawImageFilling(Frame& frame, const Box& box, const ImageView& image, float round) {
  if (box.Empty()) return;
  const auto width = static_cast<float>(std::max(image.width, 1));
  const auto height = static_cast<float>(std::max(image.height, 1));
  const float scale = std::max(box.Width() / width, box.Height() / height);
  const ImVec2 seen = {box.Width() / scale / width, box.Height() / scale / height};
  const ImVec2 from = {(1 - seen.x) / 2, (1 - seen.y) / 2};
  frame.draw.AddImageRounded(image.texture, box.min, box.max, from,
                             {from.x + seen.x, from.y + seen.y}, IM_COL32_WHITE, round);
}

}  // namespace oneflower::ui
