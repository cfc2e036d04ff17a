// What a station's store remembers between two transactions: its place in its own chain and in the
// hub's feed.
#pragma once

#include "shared/base/result.h"
#include "shared/domain/feed.h"
#include "shared/domain/hlc.h"
#include "shared/store/database.h"
#include "shared/store/event_log.h"

namespace oneflower {

struct StationState {
  int64_t incarnation = 1;  // the life that the own chain is of
  ChainHead head;           // of the station's own chain; in the log, not kept twice
  Hlc stamp;                // the latest stamp given or seen
  int64_t acked_seq = 0;    // the hub durably has all own events up to here
  FeedCursor cursor;        // how far the hub's feed is in
  bool resyncing = false;   // the feed is followed anew and has not reached its head yet
};

// Who this station is; made and kept with `fresh` as device id where the database is new.
Result<StationIdentity> LoadIdentity(Database& database, const std::string& fresh);

// kCorrupt where the last own event is not what its hash says.
Result<StationState> LoadState(Database& database, const StationIdentity& identity);

// Writes what differs, inside the caller's transaction.
Status SaveState(Database& database, const StationState& before, const StationState& after);

}  // namespace oneflower
