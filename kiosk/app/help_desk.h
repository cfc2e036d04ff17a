// What rings at a station of the staff: calls for help from the other screens, until somebody goes
// or the call is too old to be good for anything. Knows no screen and no store.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/domain/help.h"

namespace oneflower {

class HelpDesk {
 public:
  // Every frame: what the store knows, the wall time it is compared with, and the monotonic time a
  // call rings by. The wall clocks of two stations may differ; a call that seems to come from the
  // future rings.
  void Look(const std::vector<HelpCall>& calls, int64_t wall_ms, int64_t now_ms);

  const std::optional<HelpCall>& ringing() const { return ringing_; }  // the oldest
  int64_t ringing_for_ms(int64_t now_ms) const;

  // Not here: it goes on ringing elsewhere. Asked anew, it rings here again.
  void PutAside(const std::string& call) { aside_.insert(call); }

  // True once every few seconds of ringing: time for the bell.
  bool BellIsDue(int64_t now_ms);

 private:
  std::map<std::string, int64_t> first_seen_;  // monotonic
  std::set<std::string> aside_;
  std::optional<HelpCall> ringing_;
  int64_t next_bell_ms_ = 0;
};

}  // namespace oneflower
