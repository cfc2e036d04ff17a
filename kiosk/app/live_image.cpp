#include "kiosk/app/live_image.h"

namespace oneflower {

void LiveImage::Update(const Pixels& pixels, int64_t revision) {
  if (revision == revision_) return;
  const bool same_size = view_.width == pixels.width && view_.height == pixels.height;
  if (view_.texture != nullptr && same_size) {
    card_->Replace(view_.texture, pixels.width, pixels.height, pixels.rgba);
    revision_ = revision;
    return;
  }
  Drop();
  if (pixels.Empty()) return;
  revision_ = revision;
  view_ = {.state = ui::ImageView::State::kLoading,
           .texture = nullptr,
           .width = pixels.width,
           .height = pixels.height};
  if (card_ == nullptr) return;
  view_.texture = card_->Upload(pixels.width, pixels.height, pixels.rgba);
  view_.state =
      view_.texture != nullptr ? ui::ImageView::State::kReady : ui::ImageView::State::kBroken;
}

void LiveImage::Drop() {
  if (view_.texture != nullptr) card_->Drop(view_.texture);
  view_ = {};
  revision_ = -1;
}

}  // namespace oneflower
