#include "kiosk/ui/font_file.h"

#include <ft2build.h>
// FreeType's headers are named by macros.
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_SIZES_H

#include <fmt/format.h>

namespace oneflower::ui {
namespace {

constexpr FT_Int32 kLoadFlags = FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT;

// 26.6 fixed point, rounded up.
float WholePixels(FT_Pos value) {
  const FT_Pos pixels = (value + 63) / 64;
  return static_cast<float>(pixels);
}

}  // namespace

Result<FontLibrary> OpenFontLibrary() {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return Fail(ErrorKind::kUnavailable, "no FreeType");
  return FontLibrary(library, FT_Done_FreeType);
}

Result<FontFile> FontFile::Open(const FontLibrary& library, const char* path, int index) {
  auto mapped = MappedFile::Open(path);
  if (!mapped) return std::unexpected(mapped.error());
  FontFile file(library, std::move(*mapped));
  FT_Face face = nullptr;
  if (FT_New_Memory_Face(library.get(), static_cast<const FT_Byte*>(file.file_.data()),
                         static_cast<FT_Long>(file.file_.size()), index, &face) != 0) {
    return Fail(ErrorKind::kCorrupt, fmt::format("{} is no font", path));
  }
  file.face_ = {face, FT_Done_Face};
  return file;
}

uint32_t FontFile::GlyphOf(char32_t code_point) const {
  return FT_Get_Char_Index(face_.get(), code_point);
}

bool FontFile::Use(int size) {
  const auto known = sizes_.find(size);
  if (known != sizes_.end()) return FT_Activate_Size(known->second) == 0;
  FT_Size made = nullptr;
  if (FT_New_Size(face_.get(), &made) != 0) return false;
  sizes_[size] = made;
  FT_Activate_Size(made);
  FT_Size_RequestRec request{};
  request.type = FT_SIZE_REQUEST_TYPE_REAL_DIM;
  request.height = static_cast<FT_Long>(size) * 64;
  return FT_Request_Size(face_.get(), &request) == 0;
}

float FontFile::Ascent(int size) {
  return Use(size) ? WholePixels(face_->size->metrics.ascender) : 0;
}

float FontFile::Advance(int size, uint32_t glyph) {
  // Found without a load of the glyph, and rounded as a load does it: 16.16, 26.6, whole pixels.
  FT_Fixed advance = 0;
  if (!Use(size) || FT_Get_Advance(face_.get(), glyph, kLoadFlags, &advance) != 0) return 0;
  const FT_Fixed pixels = ((advance + 512) / 1024 + 32) / 64;
  return static_cast<float>(pixels);
}

FontFile::Bitmap FontFile::Rasterize(int size, uint32_t glyph) {
  if (!Use(size) || FT_Load_Glyph(face_.get(), glyph, kLoadFlags) != 0) return {};
  FT_GlyphSlot slot = face_->glyph;
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return {};
  return {.rows = slot->bitmap.buffer,
          .width = static_cast<int>(slot->bitmap.width),
          .height = static_cast<int>(slot->bitmap.rows),
          .pitch = slot->bitmap.pitch,
          .left = slot->bitmap_left,
          .top = slot->bitmap_top};
}

}  // namespace oneflower::ui
