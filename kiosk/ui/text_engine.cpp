#include "kiosk/ui/text_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kiosk/ui/line_break.h"
#include "shared/base/utf8.h"

namespace oneflower::ui {
namespace {

constexpr size_t kRememberedTexts = 600;

// Drawn as nothing: joiners, variation selectors, marks of direction.
bool IsInvisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// False if there is no room for its pixels.
bool DrawGlyph(ImDrawList& draw, const PlacedGlyph& glyph, ImVec2 pen, ImU32 color) {
  if (glyph.missing) return false;
  if (glyph.texture == nullptr) return true;  // a blank
  const ImVec2 min = {pen.x + glyph.left, pen.y - glyph.top};
  const bool other_page = glyph.texture != draw._CmdHeader.TextureId;
  if (other_page) draw.PushTextureID(glyph.texture);
  draw.PrimReserve(6, 4);
  draw.PrimRectUV(min, {min.x + glyph.width, min.y + glyph.height}, glyph.uv_min, glyph.uv_max,
                  color);
  if (other_page) draw.PopTextureID();
  return true;
}

}  // namespace

TextEngine::TextEngine(Fonts& fonts, const Metrics& metrics) : fonts_(fonts), metrics_(metrics) {
  fonts_.SetMetrics(metrics_);
}

void TextEngine::SetMetrics(const Metrics& metrics) {
  metrics_ = metrics;
  fonts_.SetMetrics(metrics_);
  Forget();
}

float TextEngine::Advance(Face face, char32_t c) const {
  if (IsInvisible(c) || c == '\n' || c == '\r') return 0;
  if (IsControl(c)) return metrics_.HanPx(face) / 4;
  const Fonts::Glyph& glyph = fonts_.Find(face, c);
  return glyph.exists() ? glyph.advance : metrics_.HanPx(face);
}

float TextEngine::Width(Face face, std::string_view text) const {
  float width = 0;
  for (size_t pos = 0; pos < text.size();) width += Advance(face, NextCodePoint(text, pos));
  return width;
}

float TextEngine::Height(Face face, size_t lines) const {
  return metrics_.LinePx(face) * static_cast<float>(lines);
}

const std::vector<TextLine>& TextEngine::Lines(Face face, std::string_view text, float width) {
  std::string key = fmt::format("{}/{:.0f}/", static_cast<int>(face), width);
  key += text;
  const auto known = lines_.find(key);
  if (known != lines_.end()) return known->second;
  if (lines_.size() >= kRememberedTexts) lines_.clear();
  return lines_.emplace(std::move(key), Break(face, text, width)).first->second;
}

std::vector<TextLine> TextEngine::Break(Face face, std::string_view text, float width) const {
  const std::u32string characters = ToCodePoints(text);
  const std::vector<BreakAfter> breaks = FindBreaks(characters);
  std::vector<size_t> offsets(1, 0);  // of each character in the bytes, and the end
  for (size_t pos = 0; pos < text.size();) {
    NextCodePoint(text, pos);
    offsets.push_back(pos);
  }

  std::vector<TextLine> lines;
  size_t start = 0;      // of the line
  size_t candidate = 0;  // the last place the line may end, after start
  float used = 0;        // width from start
  float used_at_candidate = 0;
  const auto finish = [&](size_t end, float line_width) {
    size_t last = end;
    while (last > start && IsBlank(characters[last - 1])) {
      line_width -= Advance(face, characters[last - 1]);
      --last;
    }
    lines.push_back({offsets[start], offsets[last], line_width});
    start = end;
  };
  for (size_t i = 0; i < characters.size(); ++i) {
    const float advance = Advance(face, characters[i]);
    if (used + advance > width && i > start && !IsBlank(characters[i])) {
      const bool word_fits = candidate > start;
      const size_t end = word_fits ? candidate : i;
      const float rest = word_fits ? used - used_at_candidate : 0;
      finish(end, word_fits ? used_at_candidate : used);
      used = rest;
      candidate = start;
    }
    used += advance;
    if (breaks[i] == BreakAfter::kAllowed) {
      candidate = i + 1;
      used_at_candidate = used;
    } else if (breaks[i] == BreakAfter::kMust) {
      finish(i + 1, used);
      used = 0;
      candidate = start;
    }
  }
  if (start < characters.size() || lines.empty() || text.ends_with('\n')) {
    finish(characters.size(), used);
  }
  return lines;
}

void TextEngine::DrawBox(ImDrawList& draw, Face face, ImVec2 pen, ImU32 color) const {
  const float han = metrics_.HanPx(face);
  const float y = pen.y - han * 0.85F;
  draw.AddRect({pen.x + han * 0.12F, y + han * 0.08F}, {pen.x + han * 0.88F, y + han * 0.9F}, color,
               han * 0.1F, 0, std::max(1.0F, han * 0.05F));
}

void TextEngine::Draw(ImDrawList& draw, Face face, ImVec2 at, ImU32 color,
                      std::string_view line) const {
  // Han stand in the middle of the line.
  const float slack = metrics_.LinePx(face) - metrics_.FontPx(face);
  ImVec2 pen = {std::round(at.x), std::round(at.y + slack / 2) + fonts_.Ascent(face)};
  for (size_t pos = 0; pos < line.size();) {
    const char32_t c = NextCodePoint(line, pos);
    if (!IsInvisible(c) && !IsControl(c)) {
      const Fonts::Glyph& glyph = fonts_.Find(face, c);
      if (!glyph.exists() || !DrawGlyph(draw, fonts_.Place(glyph), pen, color)) {
        DrawBox(draw, face, pen, color);
      }
    }
    pen.x += Advance(face, c);
  }
}

std::string TextEngine::WithEllipsis(Face face, std::string_view line, float width) const {
  const float room = width - Width(face, "…");
  size_t end = 0;
  float used = 0;
  for (size_t pos = 0; pos < line.size();) {
    used += Advance(face, NextCodePoint(line, pos));
    if (used > room) break;
    end = pos;
  }
  return std::string(line.substr(0, end)) + "…";
}

bool TextEngine::DrawLines(ImDrawList& draw, Face face, const Box& box, const Box& clip,
                           ImU32 color, std::string_view text, Align align, size_t max_lines) {
  const float pitch = metrics_.LinePx(face);
  const auto held = static_cast<size_t>(std::max(1.0F, (box.Height() + 1) / pitch));
  const size_t limit = max_lines == 0 ? held : std::min(max_lines, held);
  const std::vector<TextLine>& lines = Lines(face, text, box.Width());
  const size_t count = std::min(limit, lines.size());
  for (size_t i = 0; i < count; ++i) {
    const float y = box.min.y + pitch * static_cast<float>(i);
    if (y > clip.max.y || y + pitch < clip.min.y) continue;
    const bool cut = i + 1 == count && count < lines.size();
    std::string_view shown = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
    float width = lines[i].width;
    std::string shortened;
    if (cut) {
      shortened = WithEllipsis(face, shown, box.Width());
      shown = shortened;
      width = Width(face, shown);
    }
    const float free = box.Width() - width;
    const float x = box.min.x + (align == Align::kLeft     ? 0
                                 : align == Align::kCenter ? free / 2
                                                           : free);
    Draw(draw, face, {x, y}, color, shown);
  }
  const bool one_too_wide = count == 1 && lines[0].width > box.Width() + 1;
  return count == lines.size() && !one_too_wide;
}

ImVec2 TextEngine::PositionOf(Face face, std::string_view text, float width, size_t offset) {
  const std::vector<TextLine>& lines = Lines(face, text, width);
  size_t row = 0;
  while (row + 1 < lines.size() && lines[row + 1].begin <= offset) ++row;
  const size_t end = std::max(lines[row].begin, std::min(offset, text.size()));
  return {Width(face, text.substr(lines[row].begin, end - lines[row].begin)),
          metrics_.LinePx(face) * static_cast<float>(row)};
}

size_t TextEngine::OffsetAt(Face face, std::string_view text, float width, ImVec2 point) {
  const std::vector<TextLine>& lines = Lines(face, text, width);
  const auto last = static_cast<float>(lines.size() - 1);
  const auto row =
      static_cast<size_t>(std::clamp(std::floor(point.y / metrics_.LinePx(face)), 0.0F, last));
  float x = 0;
  size_t pos = lines[row].begin;
  while (pos < lines[row].end) {
    size_t next = pos;
    const float advance = Advance(face, NextCodePoint(text, next));
    if (point.x < x + advance / 2) break;
    x += advance;
    pos = next;
  }
  return pos;
}

}  // namespace oneflower::ui
