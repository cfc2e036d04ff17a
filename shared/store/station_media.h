// A station's files of media: what a visitor recorded, drew or photographed on its way from the
// command into files and rows, and what is to be tidied up afterwards.
//
// Single-threaded, like the store it belongs to; except for blobs().
#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/command.h"
#include "shared/store/blob_store.h"
#include "shared/store/database.h"

namespace oneflower {

// As the event tells them: with the names of their blobs.
std::vector<Medium> NamedMedia(const std::vector<MediumBytes>& media);

class StationMedia {
 public:
  // `opened_ms` is the wall time at which this program took the folder.
  StationMedia(const std::filesystem::path& data, int64_t opened_ms)
      : blobs_(BlobFolderIn(data), kReservedForTheLog), opened_ms_(opened_ms) {}

  BlobStore& blobs() { return blobs_; }

  // Durable files of all of them. Until Settle the new ones are loose. kInvalid for one that is
  // empty or beyond kMaxBlobBytes; else as BlobStore::Put.
  Status Put(const std::vector<MediumBytes>& media);

  // Somebody took these back: loose until Settle, which removes their files.
  void Loosen(const std::vector<std::string>& ids) {
    loose_.insert(loose_.end(), ids.begin(), ids.end());
  }

  // After their event was recorded, in its transaction.
  static Status MarkHere(const std::vector<MediumBytes>& media, Database& database);

  // Loose files that the log names are loose no more; the others go. They stay where it names them
  // all the same: by another event, or by a commit that failed and yet reached the disk. So not
  // before it is known what the database holds.
  Status Settle(Database& database);

  // Removes, a few folders at a time, files that nobody names: a power cut came between them and
  // their event. Nothing but this program puts any here, so all from before it began may go. True
  // where there is more to look at.
  Result<bool> SweepSome(Database& database);

 private:
  BlobStore blobs_;
  int64_t opened_ms_;
  std::vector<std::string> loose_;
  int next_shelf_ = 0;
};

}  // namespace oneflower
