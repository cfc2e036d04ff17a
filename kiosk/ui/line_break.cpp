#include "kiosk/ui/line_break.h"

#include <linebreak.h>

#include <algorithm>

#include "shared/base/utf8.h"

namespace oneflower::ui {
namespace {

constexpr std::u32string_view kNeverFirst = U"。，、；：？！）》」』”’…—·％%,.;:?!)]}〉】";
constexpr std::u32string_view kNeverLast = U"（《「『“‘([{〈【";

bool In(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Between Han and a quotation mark UAX 14 forbids what Chinese allows: “ may begin a line, and a
// line may end after ”.
bool QuoteAllows(char32_t before, char32_t after) {
  const bool opens = (after == U'“' || after == U'‘') && (IsHan(before) || In(kNeverFirst, before));
  const bool closes = (before == U'”' || before == U'’') && IsHan(after);
  return opens || closes;
}

bool IsRegionalIndicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// What the library is asked about in the place of `c`. libunibreak 1.1 has regional indicators in
// its classes but not in its pair table, and aborts; U+FFFF is its end of a text. An ideograph
// breaks as a flag does, the replacement character as any sign that nobody knows.
char32_t KnownToTheLibrary(char32_t c) {
  if (IsRegionalIndicator(c)) return U'\u4E00';
  return c == 0xFFFF || c > 0x10FFFF ? kReplacementCharacter : c;
}

// Two regional indicators are one flag (UAX 14, LB30a): no line ends inside of it.
void KeepFlagsWhole(std::u32string_view text, std::vector<BreakAfter>& breaks) {
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    if (!IsRegionalIndicator(text[i]) || !IsRegionalIndicator(text[i + 1])) continue;
    breaks[i] = BreakAfter::kNo;
    ++i;
  }
}

}  // namespace

std::vector<BreakAfter> FindBreaks(std::u32string_view text) {
  static const bool kReady = [] {
    init_linebreak();
    return true;
  }();
  std::vector<utf32_t> known(text.size());
  std::ranges::transform(text, known.begin(), KnownToTheLibrary);
  std::vector<char> raw(text.size());
  if (kReady && !text.empty()) {
    set_linebreaks_utf32(known.data(), known.size(), "zh", raw.data());
  }
  std::vector<BreakAfter> breaks(text.size(), BreakAfter::kNo);
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    if (raw[i] == LINEBREAK_MUSTBREAK) {
      breaks[i] = BreakAfter::kMust;
      continue;
    }
    const bool allowed = raw[i] == LINEBREAK_ALLOWBREAK || QuoteAllows(text[i], text[i + 1]);
    if (allowed && !In(kNeverFirst, text[i + 1]) && !In(kNeverLast, text[i])) {
      breaks[i] = BreakAfter::kAllowed;
    }
  }
  KeepFlagsWhole(text, breaks);
  return breaks;
}

}  // namespace oneflower::ui
