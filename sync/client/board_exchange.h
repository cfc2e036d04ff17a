// What children build, on its way: our own sheets to the board at the hub, the board of a class
// from it. One request a step. No waiting; BoardWorker decides when.
//
// Used by one thread, with a transport that nobody else asks meanwhile. Nothing that is logged says
// whose a sheet is.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/random.h"
#include "shared/store/sync_door.h"
#include "sync/client/class_board.h"
#include "sync/client/exchange.h"
#include "sync/client/hub_line.h"

namespace oneflower {

class BoardExchange {
 public:
  BoardExchange(SyncDoor& door, Transport& transport, const HubIdentity& identity,
                const Clock& clock, Random& random, Log& log)
      : door_(door), line_(transport, identity, clock, random), clock_(clock), log_(log) {}

  // Puts the sheet that waits longest on the board, once nobody has touched it for a moment. kDone:
  // the hub took it, or will never take it as it is; there may be another one. kIdle: none waits,
  // or, with `retry_after_ms`, one that is being built on. kFailed: try again later.
  ExchangeResult PutOnce();

  // Asks for the board of the class that is wanted. kIdle where none is.
  ExchangeResult LookOnce(ClassBoard& board);

 private:
  ExchangeResult TakeWord(const KeptSheet& kept, const HubAnswer& answer);
  ExchangeResult Note(const KeptSheet& kept, bool taken);

  SyncDoor& door_;
  HubLine line_;
  const Clock& clock_;
  Log& log_;
};

}  // namespace oneflower
