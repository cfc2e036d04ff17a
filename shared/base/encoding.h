// Bytes as text: hex and base64.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oneflower {

using Bytes = std::vector<uint8_t>;

std::string ToHex(std::span<const uint8_t> bytes);  // lower case
Result<Bytes> FromHex(std::string_view hex);

std::string ToBase64(std::span<const uint8_t> bytes);  // RFC 4648 section 4, padded
Result<Bytes> FromBase64(std::string_view text);

inline std::span<const uint8_t> AsBytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

}  // namespace oneflower
