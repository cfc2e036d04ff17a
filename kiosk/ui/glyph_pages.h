// Glyphs as pixels on the graphics card: square textures of one size, filled as glyphs are met.
//
// The number of pages is bounded; when they are full, the one that was not drawn from for the
// longest time is emptied as a whole. What the running frame draws from is never emptied: a frame
// whose glyphs are on all of the pages gets a further one, and before the next frame all are
// emptied and the further ones dropped, so that what is shown moves together again. The first page
// begins with Dear ImGui's own pixels, so that shapes and text are drawn from the same texture. A
// page holds which glyphs were used, not in which order: no text can be read from it. UI thread
// only.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "kiosk/ui/font_file.h"
#include "shared/base/result.h"

namespace oneflower::ui {

// The graphics card as glyphs see it.
class GlyphCard {
 public:
  virtual ~GlyphCard() = default;
  virtual int MaxTextureSide() const = 0;  // pixels
  // A texture of one channel, coverage; its pixels are undefined. Null if the card has no room.
  virtual ImTextureID MakePage(int side) = 0;
  // `coverage` has width * height bytes.
  virtual void FillPage(ImTextureID page, int x, int y, int width, int height,
                        const uint8_t* coverage) = 0;
  virtual void DropPage(ImTextureID page, int side) = 0;
};

// Which glyph: of a font file at a size. The index is the font's own, no code point.
struct GlyphKey {
  uint32_t font = 0;  // file and size, numbered by the owner
  uint32_t index = 0;
  bool operator==(const GlyphKey&) const = default;
};

// Where its pixels are. No texture: it is blank, or no page can hold it.
struct PlacedGlyph {
  ImTextureID texture = nullptr;
  float left = 0;  // from the pen, pixels
  float top = 0;   // from the baseline up
  float width = 0;
  float height = 0;
  ImVec2 uv_min;
  ImVec2 uv_max;
  bool missing = false;  // it has pixels, and no page can hold them
};

class GlyphPages {
 public:
  GlyphPages();
  ~GlyphPages();
  GlyphPages(const GlyphPages&) = delete;
  GlyphPages& operator=(const GlyphPages&) = delete;

  static constexpr int kPageSide = 2048;  // pixels; smaller if the card has no such textures

  // The first page, with the atlas's own pixels in its corner; their coordinates and texture are
  // set in the atlas. kUnavailable: the card has no room. The card outlives the pages.
  Status Begin(GlyphCard& card, ImFontAtlas& atlas);

  // Room for the glyphs of a frame of so many pixels, twice.
  void SetFramePixels(int64_t pixels) { frame_pixels_ = pixels; }
  void BeginFrame();

  // Puts a glyph on a page if it is not there yet. Valid in this frame.
  const PlacedGlyph& Place(GlyphKey key, FontFile& file, int size);

  size_t page_count() const { return pages_.size(); }
  size_t MaxPages() const;
  size_t rasterized() const { return rasterized_; }  // glyphs, since the start

 private:
  struct Page;
  struct Entry {
    PlacedGlyph placed;
    Page* page = nullptr;
  };
  struct HashKey {
    size_t operator()(const GlyphKey& key) const {
      return std::hash<uint64_t>()(uint64_t{key.font} << 32 | key.index);
    }
  };

  Page* AddPage();
  Page* RoomFor(int width, int height, int& x, int& y);
  void Empty(Page& page);
  Entry MakeEntry(GlyphKey key, FontFile& file, int size);
  void CopyPadded(const FontFile::Bitmap& bitmap);

  GlyphCard* card_ = nullptr;
  int side_ = 0;
  ImVec2 reserved_;  // of the first page, for the atlas
  int64_t frame_pixels_ = 0;
  size_t rasterized_ = 0;
  uint64_t frame_ = 1;
  std::vector<std::unique_ptr<Page>> pages_;
  std::unordered_map<GlyphKey, Entry, HashKey> entries_;
  std::vector<uint8_t> padded_;  // the glyph that is put on a page
};

}  // namespace oneflower::ui
