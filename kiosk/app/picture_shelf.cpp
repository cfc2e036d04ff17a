#include "kiosk/app/picture_shelf.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace oneflower {
namespace {

using State = ui::ImageView::State;

constexpr int64_t kBytesAPixel = 4;

int64_t BytesOf(const ui::ImageView& image) { return kBytesAPixel * image.width * image.height; }

}  // namespace

PictureShelf::PictureShelf(PictureLoader::Parts parts, ui::TextureCard* card, Log& log)
    : card_(card), log_(log), loader_(std::move(parts)) {}

PictureShelf::~PictureShelf() { Clear(); }

void PictureShelf::BeginFrame(int64_t revision) {
  ++frame_;
  if (revision != std::exchange(revision_, revision)) {
    std::erase_if(kept_,
                  [](const auto& each) { return each.second.image.state == State::kMissing; });
  }
  if (auto loaded = loader_.Take()) Put(std::move(*loaded));
}

ui::ImageView PictureShelf::Look(const std::string& id) {
  const auto found = kept_.find(id);
  if (found != kept_.end()) {
    found->second.used = frame_;
    return found->second.image;
  }
  if (std::ranges::find(wanted_, id) == wanted_.end()) wanted_.push_back(id);
  return {};
}

void PictureShelf::EndFrame() {
  loading_ = card_ != nullptr && !wanted_.empty();
  if (card_ != nullptr) loader_.Want(std::exchange(wanted_, {}));
  wanted_.clear();
}

void PictureShelf::Put(PictureLoader::Loaded loaded) {
  Kept kept{.image = {}, .used = frame_};
  if (loaded.picture) {
    const Pixels& picture = *loaded.picture;
    kept.image = {State::kReady, nullptr, picture.width, picture.height};
    MakeRoom(BytesOf(kept.image));
    kept.image.texture = card_->Upload(picture.width, picture.height, picture.rgba);
    if (kept.image.texture == nullptr) kept.image = {.state = State::kBroken};
    bytes_ += BytesOf(kept.image);
  } else {
    const Error& error = loaded.picture.error();
    const bool missing = error.kind == ErrorKind::kNotFound;
    kept.image.state = missing ? State::kMissing : State::kBroken;
    if (!missing) {
      log_.Error(fmt::format("picture {}: {}: {}", loaded.id.substr(0, 8),
                             ErrorKindName(error.kind), error.detail));
    }
  }
  if (const auto before = kept_.extract(loaded.id)) Drop(before.mapped());
  kept_[loaded.id] = kept;
}

// What was shown longest ago goes first, but nothing that the last frame showed.
void PictureShelf::MakeRoom(int64_t bytes) {
  while (bytes_ + bytes > kRoomBytes) {
    auto oldest = kept_.end();
    for (auto it = kept_.begin(); it != kept_.end(); ++it) {
      if (it->second.image.texture == nullptr || it->second.used + 1 >= frame_) continue;
      if (oldest == kept_.end() || it->second.used < oldest->second.used) oldest = it;
    }
    if (oldest == kept_.end()) return;
    Drop(oldest->second);
    kept_.erase(oldest);
  }
}

void PictureShelf::Drop(const Kept& kept) {
  if (kept.image.texture == nullptr) return;
  card_->Drop(kept.image.texture);
  bytes_ -= BytesOf(kept.image);
}

void PictureShelf::Clear() {
  for (const auto& [id, kept] : kept_) Drop(kept);
  kept_.clear();
  wanted_.clear();
  if (card_ != nullptr) loader_.Want({});
}

}  // namespace oneflower
