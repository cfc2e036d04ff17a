// The daily check of the media's files (shared/store/blob_check.h), on a thread of its own that
// leaves disk and processor to others.
#pragma once

#include <memory>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/store/sync_door.h"

namespace oneflower {

class MediaWatch {
 public:
  // All outlive it; the door may be called from its thread.
  MediaWatch(SyncDoor& door, const Clock& clock, Log& log);
  ~MediaWatch();  // ends after the file under way

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
