#include "kiosk/ui/line_break.h"

#include <linebreak.h>

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

}  // namespace

std::vector<BreakAfter> FindBreaks(std::u32string_view text) {
  static const bool kReady = [] {
    init_linebreak();
    return true;
  }();
  std::vector<char> raw(text.size());
  if (kReady && !text.empty()) {
    set_linebreaks_utf32(reinterpret_cast<const utf32_t*>(text.data()), text.size(), "zh",
                         raw.data());
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
  return breaks;
}

}  // namespace oneflower::ui
