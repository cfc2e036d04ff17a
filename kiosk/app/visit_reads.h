// What was read from the store because of one visit, and for what it was read. Part of the visit:
// it dies with it, so nothing here has to be cleared by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/wall_list.h"
#include "kiosk/screens/memory_widgets.h"
#include "shared/domain/proposal.h"
#include "shared/store/reader.h"

namespace oneflower {

struct VisitReads {
  int64_t revision = -1;  // of what is chosen; -1: read it again

  // The wall, and the wall as a map
  WallList wall_list;
  int64_t wall_first = 0;
  int64_t wall_last = 0;  // the window was read up to here; a proposal that is gone leaves no gap
  std::vector<Proposal> wall_window;
  std::vector<std::string> rows_coming;  // of what is in lists and on cards, blobs not here yet
  std::vector<GroundCount> grounds;
  std::optional<std::pair<WallFilter, int64_t>> grounds_of;  // filter and revision of the grounds
  size_t here = 0;                 // how many stand on the ground that was touched
  std::optional<Proposal> chosen;  // its card is open

  std::optional<Story> story;  // of what was planted, or is told about

  // Proposals like the draft
  std::string similar_to;
  std::vector<Proposal> similar;

  // Elders' stories
  int64_t memory_count = 0;
  int64_t memories_first = 0;
  std::vector<MemoryCard> memories;  // those in sight
};

}  // namespace oneflower
