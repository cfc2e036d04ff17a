// UTF-8 in and out of code points. Bad bytes are found here, once, at the border.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace oneflower {

constexpr char32_t kReplacementCharacter = 0xFFFD;

// Reads the code point that begins at `pos` and moves `pos` past it (always by one byte at least).
// Overlong forms, surrogates and broken sequences read as U+FFFD.
char32_t NextCodePoint(std::string_view text, size_t& pos);

void AppendUtf8(char32_t code_point, std::string& out);

std::u32string ToCodePoints(std::string_view text);
std::string ToUtf8(std::u32string_view code_points);

bool IsValidUtf8(std::string_view text);
size_t CountCodePoints(std::string_view text);

// Han ideographs, including the extension blocks: what breaks, counts and searches one by one.
bool IsHan(char32_t code_point);

// Unicode white space that people type: blank, tab, newlines, ideographic space.
bool IsBlank(char32_t code_point);

// Without blanks at both ends.
std::string_view Trim(std::string_view text);

// The first `count` code points, followed by an ellipsis if anything was cut.
std::string Ellipsize(std::string_view text, size_t count);

}  // namespace oneflower
