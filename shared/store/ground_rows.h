// The wall as a map: which public proposals stand on which stretch of ground. By the index
// proposal_map, without reading a proposal.
#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/store/database.h"
#include "shared/store/reader.h"

namespace oneflower {

// The condition for topic (?1) and stage. What does not filter is no part of it: a hundred thousand
// rows feel every word.
std::string PassesSql(const WallFilter& filter);

class GroundRows {
 public:
  explicit GroundRows(Database& database) : database_(database) {}

  // Of all that pass topic and stage; the search is not looked at.
  Result<std::vector<GroundCount>> Count(const WallFilter& filter);
  // Of these rows, the newest of them first.
  Result<std::vector<GroundCount>> CountAmong(const std::vector<ProposalRow>& rows);

  // Rows on any of these, newest first.
  Result<std::vector<ProposalRow>> On(const WallFilter& filter,
                                      const std::vector<std::string>& grounds);
  Result<std::vector<ProposalRow>> OnAmong(const std::vector<ProposalRow>& rows,
                                           const std::vector<std::string>& grounds);

 private:
  Status TellNewest(const WallFilter& filter, GroundCount& on);
  template <typename Take>
  Status ForEachOf(const std::vector<ProposalRow>& rows, Take take);

  Database& database_;
};

}  // namespace oneflower
