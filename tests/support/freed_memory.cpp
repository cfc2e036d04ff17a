#include "tests/support/freed_memory.h"

#include <malloc.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

namespace oneflower {
namespace {

// Of a fixed size: the search itself must not allocate.
std::array<uint8_t, 64> g_canary;
std::atomic<size_t> g_size = 0;
std::atomic<int> g_found = 0;

void LookInto(void* block) noexcept {
  const size_t size = g_size;
  if (block == nullptr || size == 0) return;
  if (memmem(block, malloc_usable_size(block), g_canary.data(), size) != nullptr) ++g_found;
}

}  // namespace

FreedMemory::FreedMemory(std::span<const uint8_t> canary) {
  const size_t size = std::min(canary.size(), g_canary.size());
  std::memcpy(g_canary.data(), canary.data(), size);
  g_found = 0;
  g_size = size;
}

FreedMemory::~FreedMemory() {
  g_size = 0;
  g_canary.fill(0);
}

int FreedMemory::found() const { return g_found; }

}  // namespace oneflower

void* operator new(size_t size) {
  void* block = std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void* operator new(size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* block) noexcept {
  oneflower::LookInto(block);
  std::free(block);
}
void operator delete(void* block, size_t) noexcept { operator delete(block); }
