// Memory that held a visitor's voice, face or PIN is overwritten before it is given back.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

namespace oneflower {

// Leaves the vector or string empty and without memory of its own.
template <typename Values>
void WipeMemory(Values& values) {
  // Up to the capacity, for what was cut off is still there.
  values.resize(values.capacity());
  std::ranges::fill(values, typename Values::value_type{});
  // The compiler must not leave out what nobody reads.
  asm volatile("" : : "r"(values.data()) : "memory");
  values.clear();
  values.shrink_to_fit();
}

// Overwrites each piece of memory as it is given back, also when a container grows or is moved.
template <typename T>
struct WipingAllocator {
  using value_type = T;

  WipingAllocator() = default;
  template <typename U>
  explicit WipingAllocator(const WipingAllocator<U>& /*other*/) {}

  T* allocate(size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* values, size_t count) {
    std::memset(static_cast<void*>(values), 0, count * sizeof(T));
    asm volatile("" : : "r"(values) : "memory");
    std::allocator<T>().deallocate(values, count);
  }
  bool operator==(const WipingAllocator&) const = default;
};

}  // namespace oneflower
