// Repeatable variation: numbers that look drawn by lot and follow from seed and purpose alone.
#pragma once

#include <cstdint>

namespace oneflower::ui {

// 0 <= result < 1. Different purposes give unrelated numbers for the same seed. (The finalizer of
// SplitMix64 over both.)
inline float Chance(uint64_t seed, uint32_t purpose) {
  uint64_t z = seed + 0x9E3779B97F4A7C15ULL * (purpose + 1ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  z ^= z >> 31;
  return static_cast<float>(z >> 40) * 0x1p-24F;
}

inline float ChanceBetween(uint64_t seed, uint32_t purpose, float low, float high) {
  return low + (high - low) * Chance(seed, purpose);
}

}  // namespace oneflower::ui
