// The fonts, baked into one texture of one channel. The body holds the most, in a running kiosk all
// of GB 2312; the other faces hold what they were asked for and borrow the rest, scaled, from
// heading or body.
//
// UI thread only. The pixels go to the graphics card by whoever owns it (app/window).
#pragma once

#include <imgui.h>

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/metrics.h"
#include "shared/base/mapped_file.h"
#include "shared/base/result.h"

namespace oneflower::ui {

class Fonts {
 public:
  // Maps the font files of fonts-noto-cjk and fonts-lxgw-wenkai. kNotFound names the missing one.
  static Result<std::unique_ptr<Fonts>> Load();
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // What is baked beside ASCII.
  struct Characters {
    std::u32string spoken;   // of the strings and of names: for all faces but the display's
    std::u32string stored;   // of stored texts: for body and heading
    std::u32string display;  // all that the display's face gets
    std::u32string typed;    // what somebody may write: for the body
  };

  // Bakes for the sizes of `metrics`. 0.1 s, with all of GB 2312 to be typed 0.3 s.
  void Bake(const Metrics& metrics, const Characters& characters);

  // For CreateContext: the atlas lives as long as the fonts.
  ImFontAtlas& atlas() { return atlas_; }

  // One byte a pixel. Call FreePixels once they are uploaded.
  struct Pixels {
    const unsigned char* data = nullptr;
    int width = 0;
    int height = 0;
  };
  Pixels TexturePixels();
  void FreePixels(ImTextureID texture);

  // How a character is drawn in a face: a glyph of some baked font, times a scale. No glyph: the
  // character is in none of the fonts; it is remembered for TakeUnknown.
  struct Shape {
    const ImFontGlyph* glyph = nullptr;
    float scale = 1;
    float ascent = 0;  // from the line's top to the baseline, for this face
    float lift = 0;    // how far down a lent glyph moves to stand on that baseline
  };
  Shape Find(Face face, char32_t code_point) const;

  // Characters asked for and not baked since the last call, sorted.
  std::u32string TakeUnknown();

 private:
  Fonts();

  ImFont* BakeFace(Face face, const Metrics& metrics, const std::u32string& characters);

  ImFontAtlas atlas_;
  std::optional<MappedFile> body_;
  std::optional<MappedFile> bold_;
  std::optional<MappedFile> heading_;
  std::array<ImFont*, kFaceCount> faces_{};
  std::array<bool, kFaceCount> written_{};                                // by hand
  std::array<std::array<float, kFaceCount>, kFaceCount> borrow_scale_{};  // by face and lender
  std::vector<std::vector<ImWchar>> ranges_;  // Dear ImGui keeps pointers until the build
  mutable std::set<char32_t> unknown_;
};

// All characters of GB 2312, and ASCII.
const std::u32string& Gb2312();

}  // namespace oneflower::ui
