// Keeps the board of what children build in step, in the background: puts our sheets on it, and
// looks at a class's while somebody wants to see it.
//
// A thread and a connection of its own, so that it holds up no resident's words, and says nothing
// about the way to the hub that the chip shows.
#pragma once

#include <memory>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/random.h"
#include "shared/store/sync_door.h"
#include "sync/client/class_board.h"
#include "sync/client/identity.h"
#include "sync/client/transport.h"

namespace oneflower {

class BoardWorker {
 public:
  struct Parts {
    SyncDoor& door;  // safe from its thread
    ClassBoard& board;
    std::unique_ptr<Transport> way;
    HubIdentity identity;
    const Clock& clock;
    Random& random;  // safe from its thread
    Log& log;
  };

  explicit BoardWorker(Parts parts);
  ~BoardWorker();  // stops

  void Start();
  void Stop();   // ends a request under way; within a second
  void Nudge();  // something was committed

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
