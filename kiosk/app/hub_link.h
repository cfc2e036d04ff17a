// The station's way to its hub, from the first start on: enrols where that is still to be done,
// then keeps both in step.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/random.h"
#include "shared/store/store_thread.h"
#include "sync/client/class_board.h"
#include "sync/client/worker.h"

namespace oneflower {

// All on threads of its own: a network that does not answer keeps no screen waiting. A hub that
// cannot be reached is asked again, for enrolment too, and so is one whose answer finds no room on
// this disk; a code it does not know, or damaged files of an enrolment, are for staff to mend, and
// the station works alone until then.
class HubLink {
 public:
  struct Parts {
    std::string url;               // of the hub
    std::filesystem::path folder;  // where the enrolment's files are kept
    std::string code;              // one-time code for the first start; empty: none
    std::string station;           // its name at the hub
    ClassBoard& board;             // of what children build; outlives it
    const Clock& clock;
    Random& random;  // safe from every thread
    Log& log;
    std::function<void()> on_change;  // the state may have changed; any thread
  };

  explicit HubLink(Parts parts);
  ~HubLink();

  void Start(StoreThread& store);
  void Stop();  // before the store's end; ends what is under way, within a second

  // From any thread, before Start and after Stop, too.
  void Nudge();  // something was committed
  LinkState state() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
