// Pixels of this visit as a texture: what the camera sees, a photo that is not planted yet. UI
// thread only.
#pragma once

#include <cstdint>

#include "kiosk/input/pixels.h"
#include "kiosk/ui/image.h"

namespace oneflower {

class LiveImage {
 public:
  // `card` outlives it; null where nothing is drawn.
  explicit LiveImage(ui::TextureCard* card) : card_(card) {}
  ~LiveImage() { Drop(); }
  LiveImage(const LiveImage&) = delete;
  LiveImage& operator=(const LiveImage&) = delete;

  // Before a frame: puts the pixels on the card where `revision` is another one than last time.
  void Update(const Pixels& pixels, int64_t revision);
  // Before a frame: nothing of it is left on the card.
  void Drop();

  const ui::ImageView& view() const { return view_; }

 private:
  ui::TextureCard* card_;
  ui::ImageView view_;
  int64_t revision_ = -1;
};

}  // namespace oneflower
