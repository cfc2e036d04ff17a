// Memory that held a visitor's voice, face or PIN is overwritten before it is given back.
#pragma once

#include <algorithm>
#include <array>
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

// Leaves the container empty and without memory of its own: one that is only cleared keeps short
// texts in the room it has. What it gives back the program overwrites (overwritten_memory.cpp).
template <typename Container>
void ReleaseMemory(Container& container) {
  Container().swap(container);
}

// A new value in the place of the old one, of which nothing stays: assigning would leave a short
// text's bytes where they are.
template <typename T>
void RenewOverwritten(T& value) {
  std::destroy_at(&value);
  explicit_bzero(static_cast<void*>(&value), sizeof(T));
  std::construct_at(&value);
}

// Short texts also live on the stack, and stay there after the call they belonged to. Overwrites
// what is not in use, deeper than any of our calls go.
[[gnu::noinline]] inline void OverwriteSpareStack() {
  constexpr size_t kDepth = size_t{256} << 10;
  std::array<char, kDepth> spare;  // NOLINT(*-member-init): what is there is to be overwritten
  explicit_bzero(spare.data(), spare.size());
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
