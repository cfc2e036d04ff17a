// The table `memory`: the elders' stories as they now stand. Projector writes it, Reader reads it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/memory.h"
#include "shared/domain/slip.h"
#include "shared/store/database.h"

namespace oneflower {

// In SQL: the log tells that the memory of that id was taken back, whatever the hub has said about
// it so far, but for a no. So a withdrawal holds even while the history of another hub is followed
// that has not heard of it.
std::string WithdrawnSql(std::string_view id);

class MemoryRows {
 public:
  explicit MemoryRows(Database& database) : database_(database) {}

  Result<std::optional<Memory>> Find(std::string_view id);

  // Inside the caller's transaction. Nothing: the row goes.
  Status Write(std::string_view id, const std::optional<Memory>& memory);

  // What was taken back is in none of these. Newest first.
  Result<std::vector<Memory>> Public(int64_t skip, int64_t limit);
  Result<int64_t> CountPublic();
  Result<std::vector<Memory>> PublicOf(std::string_view proposal, int64_t limit);
  // Whoever may hear them.
  Result<std::vector<Memory>> WithSlip(std::string_view code);
  Result<std::vector<Memory>> WithPictures(PicturePair pair, int64_t limit);
  Result<std::vector<Memory>> Awaiting();  // oldest first

 private:
  Result<std::vector<Memory>> Collect(Statement rows);

  Database& database_;
};

}  // namespace oneflower
