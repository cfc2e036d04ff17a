// Which paths are about the board of what children build.
#pragma once

#include <string_view>

#include "shared/base/ids.h"

namespace oneflower {

inline constexpr std::string_view kBoardRoute = "/v1/board";
inline constexpr std::string_view kBoardSheetRoute = "/v1/board/";

// Is it /v1/board/SHEET?
inline bool IsBoardSheet(std::string_view path) {
  return path.starts_with(kBoardSheetRoute) && IsId(path.substr(kBoardSheetRoute.size()));
}

}  // namespace oneflower
