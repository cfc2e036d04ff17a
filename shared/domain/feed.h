// The hub's feed and its verdicts, a station's queue: what stores, stations and hub hand each
// other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/crypto.h"
#include "shared/domain/event.h"
#include "shared/domain/proposal.h"

namespace oneflower {

// What the hub decided about an event, for good.
enum class Verdict { kAccepted, kDuplicate, kRejected, kHeld, kQuarantined };

std::string_view VerdictName(Verdict verdict);  // "accepted" …
std::optional<Verdict> VerdictFromName(std::string_view name);

struct Judgement {
  std::string event_id;
  Verdict verdict = Verdict::kAccepted;
  std::string reason;  // for rejected, held and quarantined: "empty_text", "unknown_proposal" …
};

// One line of the hub's feed: an event of some device with its verdict, or news about a verdict.
// Only accepted events carry their bytes to other stations.
struct FeedItem {
  int64_t hub_seq = 0;  // 1, 2, 3 … in the order the hub decided
  Judgement judgement;
  std::string device;
  std::optional<StoredEvent> event;
};

// A page of the feed; it ends on a hub transaction.
struct FeedPage {
  std::string hub_epoch;        // changes when the hub's history is not the one it was
  std::vector<FeedItem> items;  // hub_seq rising without a gap from the cursor + 1
  int64_t head = 0;             // the hub's newest hub_seq
  Hash feed_hash{};             // chain over all items up to the last of this page
};

// Where a station stands in the hub's feed.
struct FeedCursor {
  std::string hub_epoch;  // empty: never met a hub
  int64_t hub_seq = 0;
  Hash feed_hash{};
};

// The feed's chain: hash of the one before, the number, the event's id and hash, the verdict.
Hash NextFeedHash(const Hash& before, const FeedItem& item);

// Own events the hub has not acknowledged yet, in seq order.
struct Outgoing {
  std::string device;
  int64_t incarnation = 1;
  int64_t first_seq = 0;  // of events.front(); meaningless when empty
  std::vector<StoredEvent> events;
};

struct QueueState {
  int64_t waiting = 0;   // own events not acknowledged
  int64_t rejected = 0;  // own events the hub said no to
};

// What a station knows of itself, made at the first opening of its database.
struct StationIdentity {
  std::string device;  // id
  int64_t incarnation = 1;
};

}  // namespace oneflower
