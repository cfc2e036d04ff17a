// The store as the sync client sees it: pages out, pages in, where we stand.
#pragma once

#include "shared/base/result.h"
#include "shared/domain/feed.h"

namespace oneflower {

// Calls may block while the store works. An implementation says from which threads it may be
// called.
class SyncDoor {
 public:
  virtual ~SyncDoor() = default;

  virtual StationIdentity Identity() = 0;

  // Own unacknowledged events from the oldest on, within both bounds (one event at least).
  virtual Result<Outgoing> NextOutgoing(size_t max_events, size_t max_bytes) = 0;

  // The hub durably has all own events up to `acked_seq` of the life that was last handed out.
  // Never goes back; of no effect once another life began.
  virtual Status Acknowledge(int64_t acked_seq) = 0;

  virtual Result<FeedCursor> Cursor() = 0;

  // Page, projections and cursor in one transaction. kConflict where the page does not follow the
  // cursor (gap, other epoch, feed hash that does not fit): nothing is changed then.
  virtual Status ApplyFeedPage(const FeedPage& page) = 0;

  // The hub's history is no longer the one this station followed: own events become unacknowledged
  // from the first on, the cursor goes back to zero, nothing is deleted.
  virtual Status ForgetHub() = 0;

  virtual Result<QueueState> Queue() = 0;
};

}  // namespace oneflower
