// Media as files named by their own hash (BlobId): DATA/blobs/ab/abcd…, and what is still on its
// way in DATA/blobs/part/.
//
// Safe from every thread for different blobs; of one blob that is on its way only one thread at a
// time may take in chunks. Keeps nothing in memory. Ids in errors are cut to eight characters.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/encoding.h"
#include "shared/base/result.h"

namespace oneflower {

// Blobs travel in pieces of this size, the last one shorter: a line that dies every 200 KB still
// gets each of them through.
constexpr int64_t kBlobChunkBytes = 64 * 1024;

// How many chunks a blob of `bytes` has.
constexpr int64_t ChunksIn(int64_t bytes) {
  return (bytes + kBlobChunkBytes - 1) / kBlobChunkBytes;
}

// How long the chunk `index` of a blob of `bytes` is; 0 where there is none.
constexpr int64_t ChunkLength(int64_t bytes, int64_t index) {
  if (index < 0 || index >= ChunksIn(bytes)) return 0;
  return std::min(kBlobChunkBytes, bytes - index * kBlobChunkBytes);
}

// Where they lie in the data folder of a station or a hub.
inline std::filesystem::path BlobFolderIn(const std::filesystem::path& data) {
  return data / "blobs";
}

// What media from elsewhere leave free on the disk: years of events.
constexpr int64_t kReservedForTheLog = 256 << 20;

class BlobStore {
 public:
  // The folder is made with the first blob. What comes from elsewhere leaves `reserve` bytes of the
  // disk free: media may wait, the log may not.
  explicit BlobStore(std::filesystem::path folder, int64_t reserve = 0)
      : folder_(std::move(folder)), reserve_(reserve) {}

  // Durable once it returned well; true where it was not there before. kInvalid where `id` is not
  // the bytes' own; kFull, kReadOnly, kIo with nothing half left behind.
  Result<bool> Put(std::string_view id, std::span<const uint8_t> bytes);

  bool Has(std::string_view id) const;

  // The whole blob, checked against its name. kNotFound where it is not here (yet), kCorrupt where
  // the disk has changed it.
  Result<Bytes> Read(std::string_view id) const;

  // A piece of a complete blob, unchecked. kNotFound, kInvalid beyond its end.
  Result<Bytes> ReadChunk(std::string_view id, int64_t index) const;

  // Takes one that the disk has damaged out of the way, into the folder `aside`, where staff may
  // look at it; fine where there is none.
  Status SetAside(std::string_view id);

  // The blob, what came of it so far, and what was set aside; fine where there is nothing.
  Status Drop(std::string_view id);

  // How many whole chunks of a blob on its way have come. Survives a restart.
  int64_t ChunksOf(std::string_view id) const;

  // The next chunk, or one that came already. kConflict where those before it are missing; kFull
  // where the disk has no more than its reserve.
  Status AddChunk(std::string_view id, int64_t index, std::span<const uint8_t> bytes);

  // All chunks came: durable under its name once it returned well. kCorrupt where it is not what
  // its name says: then it has to come again from its first chunk.
  Status Finish(std::string_view id);

  // The blobs lie in so many folders, which can be swept one by one in idle moments.
  static constexpr int kShelves = 256;

  // Removes blobs of one folder that nobody names and that nobody touched since `before_ms` (wall
  // time). How many.
  using IsNamed = std::function<Result<bool>(std::string_view id)>;
  Result<int> SweepShelf(int shelf, const IsNamed& is_named, int64_t before_ms);

  // The same for what is on its way, and for left-overs of a power cut. Not while others use it.
  Result<int> SweepParts(const IsNamed& is_named, int64_t before_ms);

 private:
  std::filesystem::path FileOf(std::string_view id) const;
  std::filesystem::path PartOf(std::string_view id) const;
  std::filesystem::path AsideOf(std::string_view id) const;
  Status MakeFolder(const std::filesystem::path& folder) const;
  Status Place(const std::filesystem::path& from, std::string_view id) const;
  Status RoomFor(size_t bytes) const;
  static Result<int> Sweep(const std::filesystem::path& folder, const IsNamed& is_named,
                           int64_t before_ms);

  std::filesystem::path folder_;
  int64_t reserve_;
  std::atomic<int64_t> last_fresh_ = 0;  // names files until they are whole
};

}  // namespace oneflower
