#include "tests/support/process_memory.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "shared/base/descriptor.h"

namespace oneflower {
namespace {

// A sanitizer reserves terabytes of shadow and fills next to nothing of it.
constexpr uint64_t kMostOfOne = 4ULL << 30;
constexpr size_t kPiece = 4U << 20;

int PlacesIn(std::span<const uint8_t> memory, std::span<const uint8_t> bytes) {
  int places = 0;
  const uint8_t* at = memory.data();
  const uint8_t* const end = at + memory.size();
  while (const void* found =
             memmem(at, static_cast<size_t>(end - at), bytes.data(), bytes.size())) {
    ++places;
    at = static_cast<const uint8_t*>(found) + 1;
  }
  return places;
}

// Pieces overlap by what could otherwise stand across their border.
int PlacesBetween(const Descriptor& memory, uint64_t from, uint64_t to,
                  std::span<const uint8_t> bytes) {
  std::vector<uint8_t> piece(kPiece);
  int places = 0;
  for (uint64_t at = from; at + bytes.size() <= to;) {
    const size_t wanted = std::min<uint64_t>(kPiece, to - at);
    const ssize_t got = pread(memory.number(), piece.data(), wanted, static_cast<off_t>(at));
    if (got < static_cast<ssize_t>(bytes.size())) return places;
    places += PlacesIn({piece.data(), static_cast<size_t>(got)}, bytes);
    at += static_cast<uint64_t>(got) - bytes.size() + 1;
  }
  return places;
}

}  // namespace

int PlacesInMemory(pid_t process, std::span<const uint8_t> bytes) {
  const std::string folder = "/proc/" + std::to_string(process);
  const Descriptor memory(open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC));
  std::ifstream maps(folder + "/maps");
  int places = 0;
  for (std::string line; std::getline(maps, line);) {
    unsigned long from = 0;
    unsigned long to = 0;
    char may[5] = {};
    // NOLINTNEXTLINE(bugprone-unchecked-string-to-number-conversion): the kernel's own lines
    if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, may) != 3) continue;
    if (may[0] == 'r' && may[1] == 'w' && to - from <= kMostOfOne) {
      places += PlacesBetween(memory, from, to, bytes);
    }
  }
  return places;
}

}  // namespace oneflower
