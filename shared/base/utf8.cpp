#include "shared/base/utf8.h"

namespace oneflower {
namespace {

// How many bytes follow a lead byte, and the least code point that may need so many.
struct Lead {
  int more;
  char32_t bits;
  char32_t least;
};

Lead ReadLead(unsigned char byte) {
  if (byte < 0x80) return {0, byte, 0};
  if (byte >> 5 == 0x06) return {1, static_cast<char32_t>(byte & 0x1F), 0x80};
  if (byte >> 4 == 0x0E) return {2, static_cast<char32_t>(byte & 0x0F), 0x800};
  if (byte >> 3 == 0x1E) return {3, static_cast<char32_t>(byte & 0x07), 0x10000};
  return {-1, 0, 0};
}

// Decodes at `pos`; false where the bytes are not UTF-8, with `pos` past the first of them.
bool Decode(std::string_view text, size_t& pos, char32_t& code_point) {
  const size_t start = pos++;
  const Lead lead = ReadLead(static_cast<unsigned char>(text[start]));
  if (lead.more < 0) return false;
  char32_t value = lead.bits;
  for (int i = 1; i <= lead.more; ++i) {
    if (start + i >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[start + i]);
    if (byte >> 6 != 2) return false;
    value = value << 6 | (byte & 0x3F);
  }
  if (value < lead.least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return false;
  pos = start + 1 + lead.more;
  code_point = value;
  return true;
}

}  // namespace

char32_t NextCodePoint(std::string_view text, size_t& pos) {
  char32_t code_point = 0;
  return Decode(text, pos, code_point) ? code_point : kReplacementCharacter;
}

void AppendUtf8(char32_t code_point, std::string& out) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::u32string ToCodePoints(std::string_view text) {
  std::u32string code_points;
  code_points.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) code_points += NextCodePoint(text, pos);
  return code_points;
}

std::string ToUtf8(std::u32string_view code_points) {
  std::string text;
  text.reserve(code_points.size() * 3);
  for (const char32_t code_point : code_points) AppendUtf8(code_point, text);
  return text;
}

bool IsValidUtf8(std::string_view text) {
  char32_t ignored = 0;
  for (size_t pos = 0; pos < text.size();) {
    if (!Decode(text, pos, ignored)) return false;
  }
  return true;
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  for (size_t pos = 0; pos < text.size(); ++count) NextCodePoint(text, pos);
  return count;
}

bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF) || c == 0x3007;
}

bool IsBlank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

std::string_view Trim(std::string_view text) {
  size_t begin = text.size();
  size_t end = 0;
  for (size_t pos = 0; pos < text.size();) {
    const size_t start = pos;
    if (IsBlank(NextCodePoint(text, pos))) continue;
    begin = std::min(begin, start);
    end = pos;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

std::string Ellipsize(std::string_view text, size_t count) {
  size_t pos = 0;
  for (size_t n = 0; n < count && pos < text.size(); ++n) NextCodePoint(text, pos);
  std::string cut(text.substr(0, pos));
  if (pos < text.size()) cut += "…";
  return cut;
}

}  // namespace oneflower
