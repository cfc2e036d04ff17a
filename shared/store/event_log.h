// The log: every event this database has ever taken in, as the bytes it came in. Nothing is taken
// out of it and no byte of an event is changed; only where an event stands may change.
//
// All changes happen inside the caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/domain/feed.h"
#include "shared/store/database.h"

namespace oneflower {

// What the hub said about an event and as which of its decisions.
struct Standing {
  int64_t hub_seq = 0;
  Verdict verdict = Verdict::kAccepted;
  std::string reason;
};

// An event of the log without its bytes.
struct LoggedEvent {
  int64_t row = 0;
  std::string device;
  int64_t incarnation = 1;
  int64_t seq = 0;
  std::string proposal;
  Hash hash{};
  std::optional<Verdict> verdict;
};

// The end of a device's chain.
struct ChainHead {
  int64_t seq = 0;  // 0: no event yet
  Hash hash{};
};

class EventLog {
 public:
  explicit EventLog(Database& database) : database_(database) {}

  Result<ChainHead> HeadOf(std::string_view device, int64_t incarnation);

  // Gives `event` the next seq of its device's chain, encodes it, stores it and moves `head` on.
  Result<StoredEvent> Append(Event& event, ChainHead& head,
                             const std::optional<Standing>& standing);

  // Stores an event as it came, and which media it names. kConflict where this very event is there
  // already.
  Status Add(const Event& event, const StoredEvent& stored,
             const std::optional<Standing>& standing);

  Status Judge(int64_t row, const Standing& standing);

  // The event at that place with that hash, or nothing. Copies of one disk make different events at
  // one place.
  Result<std::optional<LoggedEvent>> At(std::string_view device, int64_t incarnation, int64_t seq,
                                        const Hash& hash);

  // Events with that id, of whatever device; more than one where two stations recorded one fact.
  Result<bool> Knows(std::string_view event_id);

  // Those of one device in the order they came; more than one where a later life recorded it anew.
  Result<std::vector<LoggedEvent>> FindAll(std::string_view event_id, std::string_view device);

  // Up to `max_events` and `max_bytes` (one at least) of a chain, after `seq`.
  Result<std::vector<StoredEvent>> After(std::string_view device, int64_t incarnation, int64_t seq,
                                         size_t max_events, size_t max_bytes);

 private:
  Database& database_;
};

}  // namespace oneflower
