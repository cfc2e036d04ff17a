// Looks for bytes in the memory of another process.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <vector>

namespace oneflower {

// In how many places of what the process may write each of these stands, freed memory included;
// all in one look, which is what takes long. Linux; of a child of ours. The process should stand
// still meanwhile.
std::vector<int> PlacesInMemory(pid_t process, const std::vector<std::vector<uint8_t>>& canaries);

}  // namespace oneflower
