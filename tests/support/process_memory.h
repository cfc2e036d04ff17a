// Looks for bytes in the memory of another process.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <span>

namespace oneflower {

// In how many places of what the process may write they stand, freed memory included. Linux; of a
// child of ours. The process should stand still meanwhile.
int PlacesInMemory(pid_t process, std::span<const uint8_t> bytes);

}  // namespace oneflower
