// Names for things that are made on many machines at once.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "shared/base/random.h"

namespace oneflower {

// UUIDv7 (RFC 9562): sorts by the millisecond it was made, 74 random bits. 36 characters.
std::string NewId(int64_t wall_ms, Random& random);

// The same id on every machine for the same fact: a hash of its parts, in UUIDv8 shape.
// Parts are joined with their lengths, so ("ab", "c") and ("a", "bc") differ.
std::string NaturalId(std::initializer_list<std::string_view> parts);

// 36 characters, hex and dashes where a UUID has them.
bool IsId(std::string_view text);

}  // namespace oneflower
