// Looks once a day at every file of media that should be here: what the disk has lost or changed is
// told to staff, set aside and fetched again from the hub.
//
// One file at a time, on whatever thread has time for it; the store is only asked which are next.
#pragma once

#include <deque>
#include <string>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/store/sync_door.h"

namespace oneflower {

class BlobCheck {
 public:
  // Between the ends of two rounds; the first one begins after the first hour, so that a station
  // that is switched off every evening has one too.
  static constexpr int64_t kRoundMs = 24 * 3'600'000;
  static constexpr int64_t kFirstMs = 3'600'000;

  // All outlive it.
  BlobCheck(SyncDoor& door, const Clock& clock, Log& log);

  // Looks at the next file, if a round is due. False where it is not, or the store cannot say.
  bool Step();

  int64_t due_ms() const { return due_ms_; }  // monotonic: the next round, or this one
  int64_t lost() const { return lost_; }      // in all rounds so far

 private:
  void Look(const std::string& id);
  bool LookUp();

  SyncDoor& door_;
  const Clock& clock_;
  Log& log_;
  std::deque<std::string> next_;
  std::string last_;  // that was looked up in this round
  int64_t due_ms_;
  int64_t lost_ = 0;
};

}  // namespace oneflower
