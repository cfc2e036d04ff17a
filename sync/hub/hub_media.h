// Media at the hub: which chunks came, taking the next one, giving them out. Files are under a lock
// of their own, so that a photo never holds up anybody's words.
//
// Safe from every thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/result.h"
#include "shared/store/blob_store.h"
#include "sync/hub/hub.h"

namespace oneflower {

struct MediumProgress {
  int64_t bytes = 0;   // of the whole; 0 until it is complete
  int64_t chunks = 0;  // that came so far, from the first on
  bool complete = false;
};

class HubMedia {
 public:
  HubMedia(Hub& hub, const Clock& clock, Log& log);

  // All of these fail with kNotFound where no event that counts names the medium.
  Result<MediumProgress> ProgressOf(std::string_view id);

  // The chunk `index` of a medium of `bytes`, from that station. Where others are missing before
  // it, it is not taken: the progress tells which is next. kInvalid for a chunk that cannot be;
  // kConflict where all came and are not what the name says; kFull.
  Result<MediumProgress> ReceiveChunk(const std::string& device, std::string_view id, int64_t index,
                                      int64_t bytes, std::string_view chunk);

  // kNotFound too where the medium is not complete here or has no such chunk.
  Result<Bytes> ChunkOf(std::string_view id, int64_t index);

  // At most `most` bytes of a complete medium, up to the end of the chunk that `offset` is in.
  // Empty if they cannot be read.
  std::string BytesFrom(std::string_view id, int64_t offset, int64_t most) const;

  // Removes what was taken back. One that was just coming in is gone as well when this returns.
  void DropWithdrawn();

  // Another number whenever a medium has become complete.
  int64_t came() const { return came_; }

 private:
  Result<MediumFacts> FactsOf(std::string_view id);
  Result<MediumProgress> Complete(std::string_view id, int64_t bytes);
  Status FitsOnTheDisk(const std::string& device, int64_t bytes);

  Hub& hub_;
  Log& log_;
  BlobStore blobs_;
  std::mutex mutex_;  // of the files
  std::atomic<int64_t> came_;
};

}  // namespace oneflower
