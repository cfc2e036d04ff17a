// Which medium, and which chunk of it, a path asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace oneflower {

inline constexpr std::string_view kMediaRoute = "/v1/blobs/";

struct MediaTarget {
  std::string id;
  std::optional<int64_t> chunk;
};

// Of /v1/blobs/ID and /v1/blobs/ID/chunks/N; nothing of any other path.
std::optional<MediaTarget> ParseMediaTarget(std::string_view path);

}  // namespace oneflower
