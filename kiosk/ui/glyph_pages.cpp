#include "kiosk/ui/glyph_pages.h"

#include <stb_rect_pack.h>

#include <algorithm>
#include <cstring>

namespace oneflower::ui {
namespace {

constexpr int kPadding = 1;  // empty pixels after a glyph: the card blends neighbours

}  // namespace

struct GlyphPages::Page {
  explicit Page(int side) : nodes(static_cast<size_t>(side)) { Reset(side); }

  void Reset(int side) {
    stbrp_init_target(&packer, side, side, nodes.data(), static_cast<int>(nodes.size()));
    keys.clear();
  }
  bool Pack(int width, int height, int& x, int& y) {
    stbrp_rect rect{};
    rect.w = width;
    rect.h = height;
    if (stbrp_pack_rects(&packer, &rect, 1) == 0) return false;
    x = rect.x;
    y = rect.y;
    return true;
  }

  ImTextureID texture = nullptr;
  uint64_t used = 0;  // the last frame that drew from it
  stbrp_context packer{};
  std::vector<stbrp_node> nodes;
  std::vector<GlyphKey> keys;
};

GlyphPages::GlyphPages() = default;
GlyphPages::~GlyphPages() = default;

Status GlyphPages::Begin(GlyphCard& card, ImFontAtlas& atlas) {
  card_ = &card;
  side_ = std::min(kPageSide, card.MaxTextureSide());
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  if (width > side_ || height > side_) {
    return Fail(ErrorKind::kUnavailable, "the graphics card has no textures of a usable size");
  }
  reserved_ = {static_cast<float>(width), static_cast<float>(height)};
  Page* first = AddPage();
  if (first == nullptr) {
    return Fail(ErrorKind::kUnavailable, "the graphics card has no room for text");
  }
  card.FillPage(first->texture, 0, 0, width, height, pixels);
  const ImVec2 scale = {reserved_.x / static_cast<float>(side_),
                        reserved_.y / static_cast<float>(side_)};
  const auto move = [&scale](float& u, float& v) {
    u *= scale.x;
    v *= scale.y;
  };
  move(atlas.TexUvWhitePixel.x, atlas.TexUvWhitePixel.y);
  for (ImVec4& line : atlas.TexUvLines) {
    move(line.x, line.y);
    move(line.z, line.w);
  }
  atlas.ClearTexData();
  atlas.SetTexID(first->texture);
  return {};
}

size_t GlyphPages::MaxPages() const {
  const int64_t page = int64_t{side_} * side_;
  return 1 + static_cast<size_t>((2 * frame_pixels_ + page - 1) / page);
}

void GlyphPages::BeginFrame() {
  ++frame_;
  if (side_ == 0 || pages_.size() <= MaxPages()) return;
  for (const auto& page : pages_) Empty(*page);
  for (; pages_.size() > MaxPages(); pages_.pop_back()) {
    card_->DropPage(pages_.back()->texture, side_);
  }
}

GlyphPages::Page* GlyphPages::AddPage() {
  auto page = std::make_unique<Page>(side_);
  page->texture = card_->MakePage(side_);
  if (page->texture == nullptr) return nullptr;
  pages_.push_back(std::move(page));
  if (pages_.size() == 1) Empty(*pages_.front());
  return pages_.back().get();
}

void GlyphPages::Empty(Page& page) {
  for (const GlyphKey& key : page.keys) entries_.erase(key);
  page.Reset(side_);
  int x = 0;
  int y = 0;
  // An empty page is filled from its corner on.
  if (&page == pages_.front().get()) {
    page.Pack(static_cast<int>(reserved_.x), static_cast<int>(reserved_.y), x, y);
  }
}

GlyphPages::Page* GlyphPages::RoomFor(int width, int height, int& x, int& y) {
  if (width > side_ || height > side_) return nullptr;
  for (const auto& page : pages_) {
    if (page->Pack(width, height, x, y)) return page.get();
  }
  const auto oldest = std::ranges::min_element(
      pages_, {}, [](const std::unique_ptr<Page>& page) { return page->used; });
  const bool in_use = (*oldest)->used == frame_;
  if (pages_.size() < MaxPages() || in_use) {
    Page* page = AddPage();
    if (page != nullptr) return page->Pack(width, height, x, y) ? page : nullptr;
    if (in_use) return nullptr;
  }
  Empty(**oldest);
  return (*oldest)->Pack(width, height, x, y) ? oldest->get() : nullptr;
}

void GlyphPages::CopyPadded(const FontFile::Bitmap& bitmap) {
  const auto width = static_cast<size_t>(bitmap.width);
  const size_t row = width + kPadding;
  padded_.assign(row * static_cast<size_t>(bitmap.height + kPadding), 0);
  for (int y = 0; y < bitmap.height; ++y) {
    std::memcpy(&padded_[row * static_cast<size_t>(y)],
                bitmap.rows + static_cast<ptrdiff_t>(bitmap.pitch) * y, width);
  }
}

GlyphPages::Entry GlyphPages::MakeEntry(GlyphKey key, FontFile& file, int size) {
  ++rasterized_;
  const FontFile::Bitmap bitmap = file.Rasterize(size, key.index);
  if (bitmap.width == 0 || bitmap.height == 0) return {};
  int x = 0;
  int y = 0;
  const int width = bitmap.width + kPadding;
  const int height = bitmap.height + kPadding;
  Page* page = RoomFor(width, height, x, y);
  if (page == nullptr) return {.placed = {.missing = true}};
  CopyPadded(bitmap);
  card_->FillPage(page->texture, x, y, width, height, padded_.data());
  page->keys.push_back(key);
  const auto share = [&](int pixel) {
    return static_cast<float>(pixel) / static_cast<float>(side_);
  };
  return {.placed = {.texture = page->texture,
                     .left = static_cast<float>(bitmap.left),
                     .top = static_cast<float>(bitmap.top),
                     .width = static_cast<float>(bitmap.width),
                     .height = static_cast<float>(bitmap.height),
                     .uv_min = {share(x), share(y)},
                     .uv_max = {share(x + bitmap.width), share(y + bitmap.height)}},
          .page = page};
}

const PlacedGlyph& GlyphPages::Place(GlyphKey key, FontFile& file, int size) {
  auto known = entries_.find(key);
  // What found no room is tried again: a later frame may draw from fewer pages.
  if (known == entries_.end() || known->second.placed.missing) {
    Entry entry = MakeEntry(key, file, size);
    known = entries_.insert_or_assign(key, entry).first;
  }
  if (known->second.page != nullptr) known->second.page->used = frame_;
  return known->second.placed;
}

}  // namespace oneflower::ui
