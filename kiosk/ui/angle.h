#pragma once

#include <numbers>

namespace oneflower::ui {

inline constexpr float kFullTurn = 2 * std::numbers::pi_v<float>;  // radians

}  // namespace oneflower::ui
