// The faces of text: which file each is set in, which file lends what that one lacks, and the
// glyphs, put on the graphics card when they are first drawn.
//
// UI thread only.
#pragma once

#include <imgui.h>

#include <array>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kiosk/ui/font_file.h"
#include "kiosk/ui/glyph_pages.h"
#include "kiosk/ui/metrics.h"
#include "shared/base/result.h"

namespace oneflower::ui {

class Fonts {
 public:
  // Opens the font files of fonts-noto-cjk and fonts-lxgw-wenkai. kNotFound names the missing one.
  static Result<std::unique_ptr<Fonts>> Load();

  // For CreateContext: Dear ImGui's own pixels, without any text. Lives as long as the fonts.
  ImFontAtlas& atlas() { return atlas_; }

  // Before the first frame, once. kUnavailable: the card has no room for text. The card outlives
  // the last frame.
  Status UseCard(GlyphCard& card) { return pages_.Begin(card, atlas_); }

  // The sizes of the faces. Glyphs of other sizes stay on the card while there is room.
  void SetMetrics(const Metrics& metrics);

  // Before each frame.
  void BeginFrame();

  // A character in a face.
  struct Glyph {
    GlyphKey key;       // index 0: none of the fonts has the character
    float advance = 0;  // whole pixels
    bool exists() const { return key.index != 0; }
  };
  const Glyph& Find(Face face, char32_t code_point);

  // From the line's top to the baseline, pixels.
  float Ascent(Face face) const { return ascents_[static_cast<size_t>(face)]; }

  // Its pixels; missing before UseCard. Valid in this frame.
  const PlacedGlyph& Place(const Glyph& glyph);

  const GlyphPages& pages() const { return pages_; }

 private:
  // A whole CJK font is read into memory by a thousand glyphs; it is let go now and then.
  static constexpr size_t kGlyphsBetweenDrops = 256;
  static constexpr size_t kMaxKnown = 30'000;  // characters remembered for a face

  enum File { kRegular, kBold, kWritten, kFileCount };
  // A file at a size.
  struct Font {
    File file = kRegular;
    int size = 0;
  };

  Fonts();
  void BuildAtlas();
  static std::array<File, kFileCount> FilesOf(Face face, const Metrics& metrics);
  uint32_t NumberOf(Font font);
  Glyph Look(Face face, char32_t code_point);

  ImFontAtlas atlas_;
  std::vector<FontFile> files_;                                        // by File
  std::vector<Font> fonts_;                                            // by GlyphKey::font
  std::map<std::pair<int, int>, uint32_t> numbers_;                    // of file and size
  std::array<std::array<uint32_t, kFileCount>, kFaceCount> chains_{};  // asked in this order
  std::array<float, kFaceCount> ascents_{};
  std::array<std::unordered_map<char32_t, Glyph>, kFaceCount> known_;
  GlyphPages pages_;
  size_t glyphs_at_drop_ = 0;  // rasterized until the files' pages were last dropped
};

}  // namespace oneflower::ui
