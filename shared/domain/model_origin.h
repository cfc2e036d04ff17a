// Where a proposal comes from that was a block on a child's model (小小规划师): kept with it to the
// end, so that the idea stays the child's when it is built.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oneflower {

struct ModelOrigin {
  std::string sheet;   // id of the sheet at its station
  std::string name;    // of the sheet; may be empty
  std::string flower;  // of the group
  bool operator==(const ModelOrigin&) const = default;
};

// As it stands in an event's body and in the database: a JSON object, empty for none. Decoding
// complains (kInvalid) of what is missing, of another type or too long.
std::string EncodeOrigin(const std::optional<ModelOrigin>& origin);
Result<std::optional<ModelOrigin>> DecodeOrigin(std::string_view json);

}  // namespace oneflower
