// Randomness from outside, so that tests can repeat it.
#pragma once

#include <cstdint>
#include <span>

namespace oneflower {

class Random {
 public:
  virtual ~Random() = default;
  virtual void Fill(std::span<uint8_t> bytes) = 0;
};

// The operating system's generator; fit for keys. Safe from every thread.
class SystemRandom final : public Random {
 public:
  void Fill(std::span<uint8_t> bytes) override;
};

// An even pick from 0 <= value < bound; bound > 0.
uint32_t RandomBelow(Random& random, uint32_t bound);

}  // namespace oneflower
