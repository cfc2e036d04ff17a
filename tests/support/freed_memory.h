// Looks into memory at the moment it is given back: does it still hold what should be gone?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace oneflower {

// While it lives, every block that `delete` gives back is searched. One at a time; blocks of every
// thread. The program's own operator new and delete are replaced where this is linked.
class FreedMemory {
 public:
  explicit FreedMemory(std::span<const uint8_t> canary);
  ~FreedMemory();
  FreedMemory(const FreedMemory&) = delete;
  FreedMemory& operator=(const FreedMemory&) = delete;

  int found() const;  // blocks that held the canary
};

template <typename T>
std::vector<uint8_t> BytesOf(std::span<const T> values) {
  const auto* first = reinterpret_cast<const uint8_t*>(values.data());
  return {first, first + values.size_bytes()};
}

}  // namespace oneflower
