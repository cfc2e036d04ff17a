// Memory that held a visitor's voice is overwritten before it is given back.
#pragma once

#include <algorithm>
#include <vector>

namespace oneflower {

// Leaves the vector empty and without memory of its own.
template <typename T>
void WipeMemory(std::vector<T>& values) {
  // Up to the capacity, for what was cut off is still there.
  values.resize(values.capacity());
  std::ranges::fill(values, T{});
  // The compiler must not leave out what nobody reads.
  asm volatile("" : : "r"(values.data()) : "memory");
  values.clear();
  values.shrink_to_fit();
}

}  // namespace oneflower
