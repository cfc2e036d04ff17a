// The store as the sync client sees it: pages out, pages in, where we stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/feed.h"
#include "shared/domain/sheet.h"
#include "shared/store/blob_store.h"

namespace oneflower {

// How many files of media wait, counted up to kMostMediaCounted: those that go up to the hub, and
// those that come down from it.
constexpr int64_t kMostMediaCounted = 100;
struct MediaOnTheWay {
  int64_t up = 0;
  int64_t down = 0;
  bool operator==(const MediaOnTheWay&) const = default;
};

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

  // The files of media, which the sync client reads and writes itself: large ones are not to hold
  // up the store.
  virtual BlobStore& Blobs() = 0;

  // Media that are here and not known to be at the hub, of events it accepted or holds; media of
  // such events that are not here. Small pictures first, then the newest.
  virtual Result<std::vector<std::string>> BlobsToSend(size_t limit) = 0;
  virtual Result<std::vector<std::string>> BlobsWanted(size_t limit) = 0;

  virtual Result<MediaOnTheWay> CountMedia() = 0;

  // Media that should be here, by id from the one after `after` on.
  virtual Result<std::vector<std::string>> BlobsHere(std::string_view after, size_t limit) = 0;

  // The hub has it durably. The file is complete here. It is here no longer: the disk damaged it.
  virtual Status BlobIsAtHub(std::string_view id) = 0;
  virtual Status BlobIsHere(std::string_view id, int64_t bytes) = 0;
  virtual Status BlobIsLost(std::string_view id) = 0;

  // Of the children's sheets that wait to be put on the board of their class and were changed after
  // `since_ms`, the one that was changed first; nothing where none waits.
  virtual Result<std::optional<KeptSheet>> SheetToPut(int64_t since_ms) = 0;
  // The hub took it as it was at `changed_ms`, or will not: it waits again once it is changed.
  virtual Status SheetWasPut(std::string_view id, int64_t changed_ms, bool taken) = 0;
};

}  // namespace oneflower
