// Which part of a medium a phone asks for: at most one range of bytes (RFC 9110, section 14). Pure.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>

namespace oneflower {

struct ByteRange {
  int64_t first = 0;
  int64_t bytes = 0;  // at least 1
  bool operator==(const ByteRange&) const = default;
};

struct NoSuchRange {};  // nothing of the medium is in the range: 416

// The part that the field `range` asks for of a medium of `size` bytes, cut at its end. Empty if
// the whole is to be sent: no field, several ranges, or one that is not written as it must be.
std::expected<std::optional<ByteRange>, NoSuchRange> ParseRange(std::string_view field,
                                                                int64_t size);

}  // namespace oneflower
