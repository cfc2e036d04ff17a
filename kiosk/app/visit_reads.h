// What was read from the store because of one visit, and for what it was read. Part of the visit:
// it dies with it, so nothing here has to be cleared by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/domain/proposal.h"
#include "shared/store/reader.h"

namespace oneflower {

struct VisitReads {
  int64_t revision = -1;               // of the story; -1: read it again
  std::optional<std::string> refused;  // the hub did not take it; why
  std::optional<Story> story;          // of what was planted

  // Proposals like the draft
  std::string similar_to;
  std::vector<Proposal> similar;
};

}  // namespace oneflower
