// One page of the hub's feed on its way into a station's log and projections.
#pragma once

#include <set>
#include <string>

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

  // kInvalid for an event that is not what the item says it is; kConflict where it takes a place
  // in a chain that holds another event.
  Status Take(const FeedItem& item);
  Status Finish();

  // The latest stamp among the events taken.
  Hlc newest_stamp() const { return newest_stamp_; }

 private:
  Status TakeVerdict(const LoggedEvent& own, const FeedItem& item);
  Status TakeEvent(const FeedItem& item);
  Status Store(const Event& event, const FeedItem& item, bool& is_new);
  Status ApplyOrPutOff(const Event& event);
  Result<bool> IsOldestPending(const LoggedEvent& own);
  void PutOff(std::string_view proposal) { put_off_.emplace(proposal); }

  Database& database_;
  EventLog log_;
  Projector& projector_;
  const StationIdentity& self_;
  bool resyncing_;
  Hlc newest_stamp_;
  std::set<std::string, std::less<>> put_off_;  // proposals to derive anew
};

}  // namespace oneflower
