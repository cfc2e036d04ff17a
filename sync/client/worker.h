// Keeps a station and its hub in step, in the background.
//
// Two threads: the pusher sleeps until something is committed or a retry is due, the puller sits in
// a long poll. One thread would have to break its long poll off for every push; two connections
// that each do one thing are simpler, and a slow feed never holds back a resident's words.
#pragma once

#include <functional>
#include <memory>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/random.h"
#include "shared/store/sync_door.h"
#include "sync/client/identity.h"
#include "sync/client/transport.h"

namespace oneflower {

// What the connection chip says: nothing that has not happened.
struct LinkState {
  bool online = false;   // the hub answered when it was last asked
  int64_t waiting = 0;   // own events the hub has not acknowledged
  int64_t rejected = 0;  // own events the hub said no to
  MediaOnTheWay media;   // files that go up or come down
  bool operator==(const LinkState&) const = default;
};

class SyncWorker {
 public:
  struct Parts {
    SyncDoor& door;  // safe from both threads
    std::unique_ptr<Transport> push;
    std::unique_ptr<Transport> pull;
    HubIdentity identity;
    const Clock& clock;
    Random& random;  // safe from both threads
    Log& log;
    std::function<void()> on_change;  // the state may have changed; any thread
  };

  explicit SyncWorker(Parts parts);
  ~SyncWorker();  // stops

  void Start();
  void Stop();   // ends requests under way; within a second
  void Nudge();  // something was committed
  LinkState state() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
