#include "kiosk/ui/fonts.h"

#include <cmath>

namespace oneflower::ui {
namespace {

constexpr int kSimplifiedChinese = 2;  // the collection's order: JP KR SC TC HK

struct FontSource {
  const char* path;
  int index;
};
// By Fonts::File.
constexpr FontSource kSources[] = {
    {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", kSimplifiedChinese},
    {"/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", kSimplifiedChinese},
    {"/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0}};

}  // namespace

Fonts::Fonts() { BuildAtlas(); }

Result<std::unique_ptr<Fonts>> Fonts::Load() {
  std::unique_ptr<Fonts> fonts(new Fonts);
  const auto library = OpenFontLibrary();
  if (!library) return std::unexpected(library.error());
  for (const FontSource& source : kSources) {
    auto file = FontFile::Open(*library, source.path, source.index);
    if (!file) return std::unexpected(file.error());
    fonts->files_.push_back(std::move(*file));
  }
  return fonts;
}

// A white pixel, lines with soft edges, and a blank, for Dear ImGui insists on a font.
void Fonts::BuildAtlas() {
  static constexpr ImWchar kBlank[] = {' ', ' ', 0};
  ImFontConfig config;
  config.GlyphRanges = kBlank;
  atlas_.Flags = ImFontAtlasFlags_NoMouseCursors;
  atlas_.TexDesiredWidth = 128;
  atlas_.AddFontDefault(&config);
  atlas_.Build();
}

// The face's own file first, then those that lend it what it lacks.
std::array<Fonts::File, Fonts::kFileCount> Fonts::FilesOf(Face face, const Metrics& metrics) {
  if (metrics.IsWritten(face)) return {kWritten, kRegular, kBold};
  if (face == Face::kBold || face == Face::kDisplay) return {kBold, kRegular, kWritten};
  return {kRegular, kBold, kWritten};
}

void Fonts::BeginFrame() {
  pages_.BeginFrame();
  if (pages_.rasterized() - glyphs_at_drop_ < kGlyphsBetweenDrops) return;
  glyphs_at_drop_ = pages_.rasterized();
  for (const FontFile& file : files_) file.DropPages();
}

uint32_t Fonts::NumberOf(Font font) {
  const auto [known, added] = numbers_.try_emplace({font.file, font.size}, fonts_.size());
  if (added) fonts_.push_back(font);
  return known->second;
}

void Fonts::SetMetrics(const Metrics& metrics) {
  pages_.SetFramePixels(int64_t{metrics.panel().width} * metrics.panel().height);
  for (int i = 0; i < kFaceCount; ++i) {
    const Face face = static_cast<Face>(i);
    const auto files = FilesOf(face, metrics);
    for (size_t k = 0; k < files.size(); ++k) {
      const float size = metrics.FontPxIn(face, files[k] == kWritten);
      chains_[i][k] = NumberOf({files[k], static_cast<int>(size)});
    }
    const Font& own = fonts_[chains_[i][0]];
    ascents_[i] = files_[own.file].Ascent(own.size);
    known_[i].clear();
  }
}

Fonts::Glyph Fonts::Look(Face face, char32_t code_point) {
  for (const uint32_t number : chains_[static_cast<size_t>(face)]) {
    const Font& font = fonts_[number];
    FontFile& file = files_[font.file];
    if (const uint32_t index = file.GlyphOf(code_point); index != 0) {
      return {.key = {number, index}, .advance = file.Advance(font.size, index)};
    }
  }
  return {};
}

const Fonts::Glyph& Fonts::Find(Face face, char32_t code_point) {
  auto& known = known_[static_cast<size_t>(face)];
  const auto found = known.find(code_point);
  if (found != known.end()) return found->second;
  if (known.size() >= kMaxKnown) known.clear();
  return known.emplace(code_point, Look(face, code_point)).first->second;
}

const PlacedGlyph& Fonts::Place(const Glyph& glyph) {
  const Font& font = fonts_[glyph.key.font];
  return pages_.Place(glyph.key, files_[font.file], font.size);
}

}  // namespace oneflower::ui
