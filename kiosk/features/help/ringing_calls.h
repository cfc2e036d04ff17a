// Which calls for help ring at a station of the staff: until somebody goes, or the call is too old
// to be good for anything.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/domain/help.h"

namespace oneflower {

class RingingCalls {
 public:
  // In every frame: the calls of the store, the wall time they are compared with, and the monotonic
  // time. The wall clocks of two stations may differ; a call that seems to come from the future
  // rings.
  void Update(const std::vector<HelpCall>& calls, int64_t wall_ms, int64_t now_ms);

  const std::optional<HelpCall>& oldest() const { return oldest_; }  // of those that ring
  int64_t RingsForMs(int64_t now_ms) const;

  // The call no longer rings here; it goes on elsewhere. A repeated call has another id.
  void Ignore(const std::string& call) { ignored_.insert(call); }

  // True once every few seconds of ringing: time for the bell.
  bool BellIsDue(int64_t now_ms);

 private:
  std::map<std::string, int64_t> first_seen_;  // monotonic
  std::set<std::string> ignored_;
  std::optional<HelpCall> oldest_;
  int64_t next_bell_ms_ = 0;
};

}  // namespace oneflower
