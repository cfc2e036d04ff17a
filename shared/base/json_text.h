// JSON from text and to text. The one place that makes code of the library's reader and writer:
// every file that did so itself would take thirteen seconds longer to compile with sanitizers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace oneflower {

// Of text that is no JSON: a value that is no object, no list, nothing (is_discarded()).
nlohmann::json ParseJson(std::string_view text);
nlohmann::ordered_json ParseOrderedJson(std::string_view text);  // its fields stay in their order

// On one line, or indented by one space. What is not UTF-8 becomes U+FFFD.
std::string ToText(const nlohmann::json& json);
std::string ToText(const nlohmann::ordered_json& json);
std::string ToIndentedText(const nlohmann::ordered_json& json);

}  // namespace oneflower
