#include "sync/hub/path_pattern.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "shared/base/ids.h"
#include "shared/domain/medium.h"

namespace oneflower {
namespace {

bool IsArgument(std::string_view parameter, std::string_view value) {
  if (parameter == "{blob}") return IsBlobId(value);
  if (parameter == "{id}") return IsId(value);
  if (parameter == "{number}") return ParseDigits(value).has_value();
  assert(parameter == "{text}");
  return true;
}

// Takes the text up to the next parameter off the pattern.
std::string_view TakeLiteral(std::string_view& pattern) {
  const std::string_view literal = pattern.substr(0, pattern.find('{'));
  pattern.remove_prefix(literal.size());
  return literal;
}

}  // namespace

std::optional<PathArguments> MatchPath(std::string_view pattern, std::string_view path) {
  PathArguments arguments;
  const std::string_view begin = TakeLiteral(pattern);
  if (!path.starts_with(begin)) return std::nullopt;
  path.remove_prefix(begin.size());
  while (!pattern.empty()) {
    const std::string_view parameter = pattern.substr(0, pattern.find('}') + 1);
    pattern.remove_prefix(parameter.size());
    const std::string_view next = TakeLiteral(pattern);
    const size_t end = next.empty() ? path.size() : path.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = path.substr(0, end);
    if (!IsArgument(parameter, value)) return std::nullopt;
    arguments.emplace_back(value);
    path.remove_prefix(end + next.size());
  }
  if (!path.empty()) return std::nullopt;
  return arguments;
}

std::optional<int64_t> ParseDigits(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return std::nullopt;
  return number;
}

}  // namespace oneflower
