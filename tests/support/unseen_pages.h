// A graphics card whose pages of glyphs nobody looks at. Glyphs are rasterized all the same, as for
// a real one.
#pragma once

#include "kiosk/ui/glyph_pages.h"

namespace oneflower {

class UnseenPages final : public ui::GlyphCard {
 public:
  int MaxTextureSide() const override { return max_side; }
  ImTextureID MakePage(int /*side*/) override {
    if (full) return nullptr;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): names, as those of a real card
    return reinterpret_cast<ImTextureID>(++last_);
  }
  void FillPage(ImTextureID /*page*/, int /*x*/, int /*y*/, int width, int height,
                const uint8_t* /*coverage*/) override {
    filled_pixels += int64_t{width} * height;
  }
  void DropPage(ImTextureID /*page*/, int /*side*/) override {}

  int max_side = 16'384;
  bool full = false;
  int64_t filled_pixels = 0;

 private:
  intptr_t last_ = 1'000'000;  // other names than those of pictures
};

}  // namespace oneflower
