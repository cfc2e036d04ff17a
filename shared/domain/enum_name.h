// The value that a name on the wire stands for.
#pragma once

#include <optional>
#include <string_view>

namespace oneflower {

// The value, from the first up to `last`, that `name_of` gives this name. For enums without gaps.
template <typename Enum>
std::optional<Enum> FromName(std::string_view (*name_of)(Enum), Enum last, std::string_view name) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace oneflower
