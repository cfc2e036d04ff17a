// Memory that is given back is overwritten first, for the whole program and the libraries in it.
// What a visitor wrote passes through many short-lived texts (models, widget records, laid out
// lines, values bound to a query); none of them has to know that it held something private.
// Buffers that live longer are wiped by who owns them (kiosk/input/wiped_memory.h).
#include <malloc.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

// A sanitizer has a heap of its own, which overwrites by an option: max_free_fill_size.
#ifndef __SANITIZE_ADDRESS__

// glibc's own, under the names it exports for who stands before it.
extern "C" void __libc_free(void* block) noexcept;  // NOLINT(bugprone-reserved-identifier)

extern "C" void free(void* block) noexcept {
  if (block == nullptr) return;
  const int before = errno;  // POSIX: free leaves it alone
  explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
  errno = before;
}

// glibc would move a block and give the old one back unseen.
extern "C" void* realloc(void* block, size_t size) noexcept {
  if (block == nullptr) return std::malloc(size);
  if (size == 0) {
    std::free(block);
    return nullptr;
  }
  const size_t room = malloc_usable_size(block);
  if (size <= room && size >= room / 2) {
    explicit_bzero(static_cast<uint8_t*>(block) + size, room - size);
    return block;
  }
  void* moved = std::malloc(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, block, std::min(size, room));
  std::free(block);
  return moved;
}

#endif

namespace {

void* Take(size_t size) noexcept { return std::malloc(size == 0 ? 1 : size); }

void GiveBack(void* block) noexcept {
#ifdef __SANITIZE_ADDRESS__
  if (block != nullptr) explicit_bzero(block, malloc_usable_size(block));
#endif
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
