// Memory that is given back is overwritten first, for the whole program. What a visitor wrote
// passes through many short-lived texts (models, widget records, laid out lines); none of them has
// to know that it held something private. Buffers that live longer are wiped by who owns them
// (kiosk/input/wiped_memory.h).
#include <malloc.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace {

void* Take(size_t size) noexcept { return std::malloc(size == 0 ? 1 : size); }

void GiveBack(void* block) noexcept {
  if (block == nullptr) return;
  explicit_bzero(block, malloc_usable_size(block));
  std::free(block);
}

}  // namespace

void* operator new(size_t size) {
  void* block = Take(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void* operator new(size_t size, const std::nothrow_t&) noexcept { return Take(size); }
void operator delete(void* block) noexcept { GiveBack(block); }
void operator delete(void* block, size_t) noexcept { GiveBack(block); }
