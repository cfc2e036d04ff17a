// Where the hub's routes are. Those of media and of the board have files of their own.
#pragma once

#include <string_view>

namespace oneflower::paths {

inline constexpr std::string_view kPush = "/v1/push";
inline constexpr std::string_view kFeed = "/v1/feed";
inline constexpr std::string_view kEnrol = "/v1/enrol";
inline constexpr std::string_view kStaff = "/v1/staff";
inline constexpr std::string_view kHealth = "/v1/health";
inline constexpr std::string_view kStory = "/s/";

}  // namespace oneflower::paths
