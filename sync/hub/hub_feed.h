// The feed: one line for each decision, numbered without a gap and chained by hashes. All changes
// happen inside the caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/domain/feed.h"
#include "shared/store/database.h"

namespace oneflower {

class HubFeed {
 public:
  explicit HubFeed(Database& database) : database_(database) {}

  // The tables of the hub beside the common ones.
  static Status Migrate(Database& database);

  // Reads where the feed ends: at the begin of a transaction.
  Status Load();
  int64_t next() const { return head_ + 1; }

  // Adds a line about an event of the log.
  Status Add(int64_t event_row, const FeedItem& item);
  // Marks the last line as the end of a transaction.
  Status End();

  Result<FeedPage> Page(const std::string& epoch, int64_t after, size_t limit);

 private:
  Database& database_;
  int64_t head_ = 0;
  Hash hash_{};
};

}  // namespace oneflower
