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

}  // namespace

nlohmann::json ParseJson(std::string_view text) {
  return nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
}

nlohmann::ordered_json ParseOrderedJson(std::string_view text) {
  return nlohmann::ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
}

std::string ToText(const nlohmann::json& json) { return Dump(json, kOneLine); }
std::string ToText(const nlohmann::ordered_json& json) { return Dump(json, kOneLine); }
std::string ToIndentedText(const nlohmann::ordered_json& json) { return Dump(json, kIndented); }

}  // namespace oneflower
