// One font file, opened by FreeType: metrics and coverage of single glyphs, at any size.
//
// A size is what FreeType calls the real dimension: ascender minus descender, in whole pixels.
// Hinting is light (vertical only), advances are whole pixels. UI thread only.
#pragma once

#include <cstdint>
#include <map>
#include <memory>

#include "shared/base/mapped_file.h"
#include "shared/base/result.h"

struct FT_LibraryRec_;
struct FT_FaceRec_;
struct FT_SizeRec_;

namespace oneflower::ui {

// FreeType itself, shared by the files.
using FontLibrary = std::shared_ptr<FT_LibraryRec_>;
Result<FontLibrary> OpenFontLibrary();

class FontFile {
 public:
  // `index` is that of the font in a collection. kNotFound names the missing file.
  static Result<FontFile> Open(const FontLibrary& library, const char* path, int index);

  // 0: the font does not have the character.
  uint32_t GlyphOf(char32_t code_point) const;

  // In pixels.
  float Ascent(int size);
  float Advance(int size, uint32_t glyph);

  // Coverage of one glyph, a byte a pixel. Valid until the next call; empty for a blank.
  struct Bitmap {
    const uint8_t* rows = nullptr;
    int width = 0;
    int height = 0;
    int pitch = 0;  // bytes from one row to the next
    int left = 0;   // from the pen to the first column
    int top = 0;    // from the baseline up to the first row
  };
  Bitmap Rasterize(int size, uint32_t glyph);

  // Gives the file's pages back to the kernel: they are read again when they are needed.
  void DropPages() const { file_.LetGo(); }

 private:
  FontFile(FontLibrary library, MappedFile file)
      : library_(std::move(library)), file_(std::move(file)) {}

  bool Use(int size);

  FontLibrary library_;  // outlives the face
  MappedFile file_;
  std::shared_ptr<FT_FaceRec_> face_;
  std::map<int, FT_SizeRec_*> sizes_;  // the face's own
};

}  // namespace oneflower::ui
