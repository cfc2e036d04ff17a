// JSON from text and to text. The one place that makes code of the library's reader and writer:
// every file that did so itself would take thirteen seconds longer to compile with sanitizers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace oneflower {

// Bounds of a text that is parsed, whoever wrote it. Our own messages and files nest 6 deep, and
// the fullest page of the feed has 90,000 parts: names of fields, values, lists and objects. The
// parser needs at most 100 bytes for a part beside the bytes of the text itself.
inline constexpr size_t kMaxJsonDepth = 32;
inline constexpr size_t kMaxJsonParts = 128 * 1024;

// Returns a discarded value (is_discarded(), neither an object nor a list) if the text is not JSON
// or passes a bound. The bounds are checked before anything is allocated.
nlohmann::json ParseJson(std::string_view text);
nlohmann::ordered_json ParseOrderedJson(std::string_view text);  // its fields stay in their order

// On one line, or indented by one space. What is not UTF-8 becomes U+FFFD.
std::string ToText(const nlohmann::json& json);
std::string ToText(const nlohmann::ordered_json& json);
std::string ToIndentedText(const nlohmann::ordered_json& json);

}  // namespace oneflower
