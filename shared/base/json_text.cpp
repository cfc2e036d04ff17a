#include "shared/base/json_text.h"

#include <nlohmann/json.hpp>

namespace oneflower {
namespace {

constexpr int kOneLine = -1;
constexpr int kIndented = 1;

template <typename Json>
std::string Dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

// The position of the quote that ends the string which begins at `begin`, or beyond the text.
size_t EndOfString(std::string_view text, size_t begin) {
  size_t at = begin + 1;
  while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
  return at;
}

// Counts what the parser would build. The two agree up to the first character that is not JSON, and
// there the parser stops.
bool IsWithinBounds(std::string_view text) {
  size_t depth = 0;
  size_t parts = 1;
  for (size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '"': at = EndOfString(text, at); break;
      case '[':
      case '{':
        if (++depth > kMaxJsonDepth) return false;
        ++parts;
        break;
      case ']':
      case '}': depth -= depth > 0 ? 1 : 0; break;
      case ',':
      case ':': ++parts; break;
      default: break;
    }
    if (parts > kMaxJsonParts) return false;
  }
  return true;
}

template <typename Json>
Json Parse(std::string_view text) {
  if (!IsWithinBounds(text)) return Json(Json::value_t::discarded);
  return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

}  // namespace

nlohmann::json ParseJson(std::string_view text) { return Parse<nlohmann::json>(text); }

nlohmann::ordered_json ParseOrderedJson(std::string_view text) {
  return Parse<nlohmann::ordered_json>(text);
}

std::string ToText(const nlohmann::json& json) { return Dump(json, kOneLine); }
std::string ToText(const nlohmann::ordered_json& json) { return Dump(json, kOneLine); }
std::string ToIndentedText(const nlohmann::ordered_json& json) { return Dump(json, kIndented); }

}  // namespace oneflower
