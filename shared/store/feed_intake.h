// One page of the hub's feed on its way into a station's log and projections.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/feed.h"
#include "shared/domain/hlc.h"
#include "shared/store/event_log.h"
#include "shared/store/projector.h"

namespace oneflower {

// kConflict where the page is not the next one after the cursor in the same history.
Status CheckPageFollows(const FeedPage& page, const FeedCursor& cursor);

// Used for one page, inside the caller's transaction: Take each item, then Finish.
//
// An accepted event comes after all its proposal has seen and is applied at once, unless own events
// wait there: those come after it, so the proposal is derived anew in Finish. During a resync
// nothing is projected; the caller rebuilds at its end.
class FeedIntake {
 public:
  FeedIntake(Database& database, Projector& projector, const StationIdentity& self, bool resyncing)
      : database_(database),
        log_(database),
        projector_(projector),
        self_(self),
        resyncing_(resyncing) {}

  // kInvalid for an event that is not what the item says it is.
  Status Take(const FeedItem& item);
  Status Finish();

  // The hub has events of our own present life that our log does not hold, or set ours aside as a
  // fork: the disk is a copy or was put back from one.
  bool disk_is_a_copy() const { return disk_is_a_copy_; }
  // Own events are to be recorded in a life where they fit.
  bool has_misplaced_events() const { return has_misplaced_; }

  // A proposal or memory to derive anew in Finish for another reason than the page's.
  void PutOff(std::string_view subject);

  // Memories that were taken back.
  const std::vector<std::string>& withdrawn() const { return withdrawn_; }

  // The latest stamp among the events taken.
  Hlc newest_stamp() const { return newest_stamp_; }

 private:
  Status TakeOwn(const FeedItem& item);
  Status TakeOwnUnknown(const FeedItem& item);
  Status TakeFork(const std::vector<LoggedEvent>& known, const FeedItem& item);
  Status TakeVerdict(const LoggedEvent& own, const FeedItem& item);
  Status TakeEvent(const FeedItem& item);
  Status Store(const Event& event, const FeedItem& item, bool& is_new);
  Status ApplyOrPutOff(const Event& event);
  Result<bool> IsOldestPending(const LoggedEvent& own);

  Database& database_;
  EventLog log_;
  Projector& projector_;
  const StationIdentity& self_;
  bool resyncing_;
  bool disk_is_a_copy_ = false;
  bool has_misplaced_ = false;
  Hlc newest_stamp_;
  std::set<std::string, std::less<>> put_off_;  // proposals and memories to derive anew
  std::vector<std::string> withdrawn_;
};

}  // namespace oneflower
