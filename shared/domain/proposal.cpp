#include "shared/domain/proposal.h"

#include "shared/base/utf8.h"

namespace oneflower {
namespace {

bool EndsSentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == '\n' || c == '!' || c == '?';
}

}  // namespace

std::string TitleOf(std::string_view text, size_t max_length) {
  text = Trim(text);
  for (size_t pos = 0; pos < text.size();) {
    const size_t start = pos;
    const char32_t c = NextCodePoint(text, pos);
    // An English full stop ends a sentence only before a blank: "3.5" does not.
    const bool stop = c == '.' && pos < text.size() && text[pos] == ' ';
    if (EndsSentence(c) || stop) return Ellipsize(text.substr(0, start), max_length);
  }
  return Ellipsize(text, max_length);
}

}  // namespace oneflower
