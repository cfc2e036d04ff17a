// A station's database with 100,000 proposals, planted through the store's own code. One run of
// tests/bench/run plants it once; the programs open it one after the other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/random.h"
#include "shared/store/station_store.h"

namespace oneflower::bench {

inline constexpr int kPlantedProposals = 100'000;

// What resident number `number` writes: no two alike, and every word in many of them.
std::string Proposed(uint32_t number);

// Opens the store in `folder`; plants the proposals first where there is no database yet. Ends the
// program where that fails: there is nothing to measure then.
std::unique_ptr<StationStore> OpenPlanted(const std::filesystem::path& folder, const Clock& clock,
                                          Random& random, Log& log);

}  // namespace oneflower::bench
