// The small bell that calls staff: two tones, as a house door has.
#pragma once

#include <cstdint>
#include <vector>

namespace oneflower {

inline constexpr int kBellRate = 24'000;  // samples a second

// About a second and a half, mono.
std::vector<int16_t> BellSamples();

}  // namespace oneflower
