#include "tests/support/process_memory.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include "shared/base/descriptor.h"

namespace oneflower {
namespace {

// A sanitizer reserves terabytes of shadow and fills next to nothing of it.
constexpr uint64_t kMostOfOne = 4ULL << 30;
constexpr size_t kPiece = 1U << 20;
constexpr size_t kOverlap = 256;  // longer than any canary

struct Opened {
  Descriptor memory;
  Descriptor pages;  // which of them are there
};
using Canaries = std::vector<std::vector<uint8_t>>;

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

// Whether any page between is in memory or swapped out: most of what a sanitizer reserves never is.
bool IsTouched(const Descriptor& pages, uint64_t from, uint64_t to) {
  constexpr uint64_t kPresentOrSwapped = uint64_t{3} << 62;
  const auto page = static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
  std::vector<uint64_t> entries((to - from) / page);
  const size_t size = entries.size() * sizeof(uint64_t);
  const auto at = static_cast<off_t>(from / page * sizeof(uint64_t));
  const bool read = pread(pages.number(), entries.data(), size, at) == static_cast<ssize_t>(size);
  return !read || std::ranges::any_of(
                      entries, [](uint64_t entry) { return (entry & kPresentOrSwapped) != 0; });
}

// Pieces overlap by what could otherwise stand across their border.
void LookBetween(const Opened& process, uint64_t from, uint64_t to, const Canaries& canaries,
                 std::vector<int>& places) {
  std::vector<uint8_t> piece(kOverlap + kPiece);
  size_t kept = 0;  // of the piece before, at the beginning of this one
  for (uint64_t at = from; at < to;) {
    const size_t wanted = std::min<uint64_t>(kPiece, to - at);
    if (!IsTouched(process.pages, at, at + wanted)) {
      at += wanted;
      kept = 0;
      continue;
    }
    const ssize_t got =
        pread(process.memory.number(), piece.data() + kept, wanted, static_cast<off_t>(at));
    if (got <= 0) return;
    const size_t size = kept + static_cast<size_t>(got);
    for (size_t i = 0; i < canaries.size(); ++i) {
      // What lies wholly in the part that is kept was counted before.
      const size_t seen = std::min(kept, canaries[i].size() - 1);
      places[i] += PlacesIn({piece.data() + kept - seen, size - kept + seen}, canaries[i]);
    }
    at += static_cast<uint64_t>(got);
    kept = std::min(size, kOverlap);
    std::memmove(piece.data(), piece.data() + size - kept, kept);
  }
}

}  // namespace

std::vector<int> PlacesInMemory(pid_t process, const Canaries& canaries) {
  const std::string folder = "/proc/" + std::to_string(process);
  const Opened opened{Descriptor(open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC)),
                      Descriptor(open((folder + "/pagemap").c_str(), O_RDONLY | O_CLOEXEC))};
  std::ifstream maps(folder + "/maps");
  std::vector<int> places(canaries.size());
  for (std::string line; std::getline(maps, line);) {
    unsigned long from = 0;
    unsigned long to = 0;
    char may[5] = {};
    // NOLINTNEXTLINE(bugprone-unchecked-string-to-number-conversion): the kernel's own lines
    if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, may) != 3) continue;
    if (may[0] == 'r' && may[1] == 'w' && to - from <= kMostOfOne) {
      LookBetween(opened, from, to, canaries, places);
    }
  }
  return places;
}

}  // namespace oneflower
