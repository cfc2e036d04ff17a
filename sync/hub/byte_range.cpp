#include "sync/hub/byte_range.h"

#include <algorithm>
#include <charconv>

namespace oneflower {
namespace {

// Digits alone; a number that is too large for the type is larger than any medium.
std::optional<int64_t> Position(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  int64_t position = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), position);
  return read.ec == std::errc() ? position : INT64_MAX;
}

}  // namespace

std::expected<std::optional<ByteRange>, NoSuchRange> ParseRange(std::string_view field,
                                                                int64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!field.starts_with(kUnit)) return std::nullopt;
  field.remove_prefix(kUnit.size());
  const size_t dash = field.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view from = field.substr(0, dash);
  const std::string_view to = field.substr(dash + 1);
  const auto first = Position(from);
  const auto last = Position(to);
  if ((!first && !from.empty()) || (!last && !to.empty())) return std::nullopt;  // or several
  if (!first && !last) return std::nullopt;
  if (!first) {  // the last bytes
    const int64_t bytes = std::min(*last, size);
    if (bytes == 0) return std::unexpected(NoSuchRange{});
    return ByteRange{size - bytes, bytes};
  }
  if (last && *last < *first) return std::nullopt;
  if (*first >= size) return std::unexpected(NoSuchRange{});
  return ByteRange{*first, std::min(last.value_or(size - 1), size - 1) - *first + 1};
}

}  // namespace oneflower
