#include "shared/base/random.h"

#include <sys/random.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace oneflower {

void SystemRandom::Fill(std::span<uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
    if (got > 0) bytes = bytes.subspan(static_cast<size_t>(got));
    // A kernel without randomness can keep no secret; nothing may go on as if it could.
    if (got < 0 && errno != EINTR) std::abort();
  }
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
