// What was read from the store because of one visit, and for what it was read. Part of the visit:
// it dies with it, so nothing here has to be cleared by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/memory_widgets.h"
#include "shared/domain/proposal.h"
#include "shared/store/reader.h"

namespace oneflower {

struct VisitReads {
  int64_t revision = -1;  // of what is chosen; -1: read it again

  std::vector<std::string> rows_coming;  // of the elders' stories in sight, blobs not here yet
  std::optional<Story> story;            // of what was planted, or is told about

  // Proposals like the draft
  std::string similar_to;
  std::vector<Proposal> similar;

  // Elders' stories
  int64_t memory_count = 0;
  int64_t memories_first = 0;
  std::vector<MemoryCard> memories;  // those in sight
};

}  // namespace oneflower
