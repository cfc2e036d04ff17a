#include "kiosk/ui/fonts.h"

#include <iconv.h>
#include <imgui_freetype.h>

#include <algorithm>

namespace oneflower::ui {
namespace {

constexpr const char* kBodyFile = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
constexpr const char* kBoldFile = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
constexpr const char* kHeadingFile = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf";
constexpr int kSimplifiedChinese = 2;  // the collection's order: JP KR SC TC HK
constexpr int kTextureWidth = 4096;

// Signs our texts use that GB 2312 lacks or that only one of the fonts has.
constexpr std::u32string_view kExtra = U"←→↑↓✓·…—“”‘’•×";

// Dear ImGui 1.86 knows the basic plane only.
std::vector<ImWchar> RangesOf(std::u32string characters) {
  std::ranges::sort(characters);
  std::vector<ImWchar> ranges;
  for (const char32_t c : characters) {
    if (c < 0x20 || c > 0xFFFF) continue;
    const auto character = static_cast<ImWchar>(c);
    if (!ranges.empty() && ranges.back() + 1 >= character) {
      ranges.back() = character;
    } else {
      ranges.insert(ranges.end(), {character, character});
    }
  }
  ranges.push_back(0);
  return ranges;
}

std::u32string DecodeGb2312() {
  std::u32string characters;
  const iconv_t converter = iconv_open("UTF-32LE", "EUC-CN");
  // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv's way of saying no
  if (converter == reinterpret_cast<iconv_t>(-1)) return characters;
  for (int row = 0xA1; row <= 0xF7; ++row) {
    for (int cell = 0xA1; cell <= 0xFE; ++cell) {
      char bytes[2] = {static_cast<char>(row), static_cast<char>(cell)};
      char32_t character = 0;
      char* in = bytes;
      size_t in_left = sizeof bytes;
      char* out = reinterpret_cast<char*>(&character);
      size_t out_left = sizeof character;
      if (iconv(converter, &in, &in_left, &out, &out_left) == 0 && in_left == 0) {
        characters += character;
      } else {
        iconv(converter, nullptr, nullptr, nullptr, nullptr);
      }
    }
  }
  iconv_close(converter);
  return characters;
}

// Faces that hold more than the others, in the order in which they are asked for what a face lacks:
// the hand-written ones ask their own kind first.
constexpr std::array kLenders = {Face::kHeading, Face::kBody};

}  // namespace

const std::u32string& Gb2312() {
  static const std::u32string kAll = [] {
    std::u32string all = DecodeGb2312();
    for (char32_t c = 0x20; c < 0x7F; ++c) all += c;
    for (char32_t c = 0xA1; c <= 0xFF; ++c) all += c;
    all += kExtra;
    return all;
  }();
  return kAll;
}

Fonts::Fonts() = default;
Fonts::~Fonts() = default;

Result<std::unique_ptr<Fonts>> Fonts::Load() {
  std::unique_ptr<Fonts> fonts(new Fonts);
  const std::pair<std::optional<MappedFile>*, const char*> files[] = {
      {&fonts->body_, kBodyFile}, {&fonts->bold_, kBoldFile}, {&fonts->heading_, kHeadingFile}};
  for (const auto& [slot, path] : files) {
    auto file = MappedFile::Open(path);
    if (!file) return std::unexpected(file.error());
    slot->emplace(std::move(*file));
  }
  return fonts;
}

ImFont* Fonts::BakeFace(Face face, const Metrics& metrics, const std::u32string& characters) {
  const bool heading = metrics.IsWritten(face);
  const bool bold = face == Face::kBold || face == Face::kDisplay;
  const MappedFile& file = heading ? *heading_ : bold ? *bold_ : *body_;
  ImFontConfig config;
  // Of data that is not its own the atlas makes a copy: 17 MB for each face. So it is told that the
  // mapped file is its own, and then that it is not, before it could free it.
  config.FontDataOwnedByAtlas = true;
  config.FontNo = heading ? 0 : kSimplifiedChinese;
  config.OversampleH = 1;
  config.PixelSnapH = true;
  config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  ranges_.push_back(RangesOf(characters));
  ImFont* font = atlas_.AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()),
                                             metrics.FontPx(face), &config, ranges_.back().data());
  atlas_.ConfigData.back().FontDataOwnedByAtlas = false;
  return font;
}

void Fonts::Bake(const Metrics& metrics, const Characters& characters) {
  atlas_.Clear();
  ranges_.clear();
  atlas_.Flags = ImFontAtlasFlags_NoMouseCursors;
  atlas_.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas_.TexDesiredWidth = kTextureWidth;
  atlas_.TexGlyphPadding = 1;
  std::u32string common = characters.spoken;
  for (char32_t c = 0x20; c < 0x7F; ++c) common += c;
  common += kExtra;
  const std::u32string read = common + characters.stored;
  for (int i = 0; i < kFaceCount; ++i) {
    const Face face = static_cast<Face>(i);
    written_[i] = metrics.IsWritten(face);
    faces_[i] = BakeFace(face, metrics,
                         face == Face::kBody      ? read + characters.typed
                         : face == Face::kHeading ? read
                         : face == Face::kDisplay ? characters.display
                                                  : common);
    for (const Face lender : kLenders) {
      borrow_scale_[i][static_cast<size_t>(lender)] = metrics.HanPx(face) / metrics.HanPx(lender);
    }
  }
  atlas_.Build();
  for (const auto* file : {&body_, &bold_, &heading_}) (*file)->LetGo();
}

Fonts::Pixels Fonts::TexturePixels() {
  Pixels pixels;
  unsigned char* data = nullptr;
  atlas_.GetTexDataAsAlpha8(&data, &pixels.width, &pixels.height);
  pixels.data = data;
  return pixels;
}

void Fonts::FreePixels(ImTextureID texture) {
  atlas_.ClearTexData();
  atlas_.SetTexID(texture);
}

Fonts::Shape Fonts::Find(Face face, char32_t code_point) const {
  const auto index = static_cast<size_t>(face);
  ImFont* font = faces_[index];
  const float ascent = font->Ascent;
  if (code_point <= 0xFFFF) {
    const auto character = static_cast<ImWchar>(code_point);
    if (const auto* own = font->FindGlyphNoFallback(character)) return {own, 1, ascent};
    for (const Face lender : kLenders) {
      if (lender == Face::kHeading && !written_[index]) continue;
      const ImFont* other = faces_[static_cast<size_t>(lender)];
      if (const auto* lent = other->FindGlyphNoFallback(character)) {
        const float scale = borrow_scale_[index][static_cast<size_t>(lender)];
        return {lent, scale, ascent, ascent - other->Ascent * scale};
      }
    }
  }
  unknown_.insert(code_point);
  return {nullptr, 1, ascent};
}

std::u32string Fonts::TakeUnknown() {
  std::u32string unknown(unknown_.begin(), unknown_.end());
  unknown_.clear();
  return unknown;
}

}  // namespace oneflower::ui
