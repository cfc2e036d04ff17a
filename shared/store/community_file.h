// Reads a community's folder: community.toml, topics.toml, plan.toml, samples.toml.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/community.h"

namespace oneflower {

// kNotFound or kInvalid name the file and what is wrong with it. Pure but for reading.
Result<Community> LoadCommunity(const std::filesystem::path& folder);

// The samples, dated back from the day they are planted. A folder without samples.toml has none.
Result<std::vector<SampleProposal>> LoadSamples(const std::filesystem::path& folder,
                                                int64_t seeding_wall_ms);

}  // namespace oneflower
