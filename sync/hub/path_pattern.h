// Matches the path of a request with the pattern of a route. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oneflower {

// What a pattern's parameters are in a path, in their order.
using PathArguments = std::vector<std::string>;

// A pattern is literal text with parameters in braces:
//   {blob}    the id of a blob
//   {id}      an id (UUID)
//   {number}  digits, a number that fits
//   {text}    anything, also nothing and slashes
// A parameter ends before the first occurrence of the literal text that follows, the last one at
// the end of the path. Returns nothing if the path as a whole does not match.
std::optional<PathArguments> MatchPath(std::string_view pattern, std::string_view path);

// The number that a text of digits is; nothing if there is anything else, or it is too large.
std::optional<int64_t> ParseDigits(std::string_view text);

}  // namespace oneflower
