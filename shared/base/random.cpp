#include "shared/base/random.h"

#include <array>
#include <cassert>
#include <cstring>
#include <random>

namespace oneflower {

void SystemRandom::Fill(std::span<uint8_t> bytes) {
  std::random_device device;
  for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(device());
}

uint32_t RandomBelow(Random& random, uint32_t bound) {
  assert(bound > 0);
  // Values past the last whole multiple of `bound` are drawn again, or small ones would come
  // oftener.
  const uint32_t limit = UINT32_MAX - UINT32_MAX % bound;
  uint32_t value = 0;
  do {
    std::array<uint8_t, sizeof value> bytes{};
    random.Fill(bytes);
    std::memcpy(&value, bytes.data(), sizeof value);
  } while (value >= limit);
  return value % bound;
}

}  // namespace oneflower
