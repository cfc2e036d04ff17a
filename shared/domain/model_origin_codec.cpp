#include <nlohmann/json.hpp>

#include "shared/base/ids.h"
#include "shared/base/json_text.h"
#include "shared/base/utf8.h"
#include "shared/domain/model_origin.h"
#include "shared/domain/proposal.h"
#include "shared/domain/sheet.h"

namespace oneflower {
namespace {

using Json = nlohmann::json;

std::optional<std::string> TextIn(const Json& object, const char* key, size_t most) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  auto text = found->get<std::string>();
  if (!IsValidUtf8(text) || CountCodePoints(text) > most) return std::nullopt;
  return text;
}

}  // namespace

std::string EncodeOrigin(const std::optional<ModelOrigin>& origin) {
  if (!origin) return {};
  return ToText(Json{{"sheet", origin->sheet}, {"name", origin->name}, {"flower", origin->flower}});
}

Result<std::optional<ModelOrigin>> DecodeOrigin(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const Json json = ParseJson(text);
  const auto no = [] { return Fail(ErrorKind::kInvalid, "model is not an origin"); };
  if (!json.is_object()) return no();
  const auto sheet = TextIn(json, "sheet", 36);
  const auto name = TextIn(json, "name", kMaxSheetName);
  const auto flower = TextIn(json, "flower", kMaxSignatureLength);
  if (!sheet || !name || !flower || !IsId(*sheet)) return no();
  return ModelOrigin{*sheet, *name, *flower};
}

}  // namespace oneflower
