// The feed: one line for each decision, numbered without a gap and chained by hashes. All changes
// happen inside the caller's transaction.
// SCHEMA.md of the store describes the common tables, README.md the hub's own.
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

  // Adds a line about an event of the log, or about one kept beside it.
  Status Add(int64_t event_row, const FeedItem& item);
  Status AddQuarantined(int64_t quarantine_row, const FeedItem& item);

  // A page may end after the last line: what belongs together is complete.
  Status EndBatch();
  // The same where so much came since the last end that a page must not grow further: to be called
  // wherever one step is complete. A station does not take pages of any length.
  Status EndLongBatch();

  // From `after` on until both bounds are passed and a piece is complete. `max_bytes` counts the
  // events' own bytes.
  Result<FeedPage> Page(const std::string& epoch, int64_t after, size_t max_items,
                        size_t max_bytes);

 private:
  Status AddLine(std::optional<int64_t> event_row, std::optional<int64_t> quarantine_row,
                 const FeedItem& item);
  Result<Hash> HashAt(int64_t hub_seq);

  Database& database_;
  int64_t head_ = 0;
  size_t lines_in_batch_ = 0;
  size_t bytes_in_batch_ = 0;
  Hash hash_{};
};

}  // namespace oneflower
