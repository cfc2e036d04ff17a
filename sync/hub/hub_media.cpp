#include "sync/hub/hub_media.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "shared/domain/medium.h"
#include "sync/hub/server_limits.h"

namespace oneflower {

// A hub that was started again begins with another number than it ended with.
HubMedia::HubMedia(Hub& hub, const Clock& clock, Log& log)
    : hub_(hub),
      log_(log),
      blobs_(BlobFolderIn(hub.database().parent_path()), kReservedForTheLog),
      came_(std::max<int64_t>(1, clock.WallMs())) {
  DropWithdrawn();
}

void HubMedia::DropWithdrawn() {
  const auto ids = hub_.WithdrawnMedia();
  if (ids.empty()) return;
  const std::lock_guard guard(mutex_);
  for (const std::string& id : ids) {
    Status gone = blobs_.Drop(id);
    // A chunk that was under way may have been its last.
    if (gone) gone = hub_.MediumLost(id);
    if (!gone) log_.Error("a voice that was taken back: " + gone.error().detail);
  }
}

// What the database says, and a file that was complete when the hub was stopped.
Result<MediumFacts> HubMedia::FactsOf(std::string_view id) {
  auto facts = hub_.FactsOfMedium(id);
  if (!facts) return facts;
  if (!facts->travels) return Fail(ErrorKind::kNotFound, "no event that counts names it");
  if (facts->here || !blobs_.Has(id)) return facts;
  const auto whole = blobs_.Read(id);
  if (!whole) {
    if (Status dropped = blobs_.Drop(id); !dropped) return std::unexpected(dropped.error());
    return facts;
  }
  const auto complete = Complete(id, static_cast<int64_t>(whole->size()));
  if (!complete) return std::unexpected(complete.error());
  facts->here = true;
  facts->bytes = complete->bytes;
  return facts;
}

Result<MediumProgress> HubMedia::Complete(std::string_view id, int64_t bytes) {
  if (Status kept = hub_.MediumCame(id, bytes); !kept) return std::unexpected(kept.error());
  ++came_;
  return MediumProgress{bytes, ChunksIn(bytes), true};
}

Result<MediumProgress> HubMedia::ProgressOf(std::string_view id) {
  const std::lock_guard guard(mutex_);
  const auto facts = FactsOf(id);
  if (!facts) return std::unexpected(facts.error());
  if (facts->here) return MediumProgress{facts->bytes, ChunksIn(facts->bytes), true};
  return MediumProgress{0, blobs_.ChunksOf(id), false};
}

Status HubMedia::FitsOnTheDisk(const std::string& device, int64_t bytes) {
  const auto has = hub_.MediaBytesOf(device);
  if (!has) return std::unexpected(has.error());
  if (*has + bytes <= limits::kMaxMediaOfADevice) return {};
  return Fail(ErrorKind::kFull, "the station has brought as much as one may");
}

Result<MediumProgress> HubMedia::ReceiveChunk(const std::string& device, std::string_view id,
                                              int64_t index, int64_t bytes,
                                              std::string_view chunk) {
  if (bytes < 1 || bytes > kMaxBlobBytes || chunk.empty() ||
      ChunkLength(bytes, index) != static_cast<int64_t>(chunk.size())) {
    return Fail(ErrorKind::kInvalid, "no chunk of a medium of this length");
  }
  const std::lock_guard guard(mutex_);
  const auto facts = FactsOf(id);
  if (!facts) return std::unexpected(facts.error());
  if (facts->here) return MediumProgress{facts->bytes, ChunksIn(facts->bytes), true};
  if (index == 0) {
    if (Status fits = FitsOnTheDisk(device, bytes); !fits) return std::unexpected(fits.error());
  }
  if (index > blobs_.ChunksOf(id)) return MediumProgress{0, blobs_.ChunksOf(id), false};
  Status done = blobs_.AddChunk(id, index, AsBytes(chunk));
  if (!done) return std::unexpected(done.error());
  if (index + 1 < ChunksIn(bytes)) return MediumProgress{0, blobs_.ChunksOf(id), false};
  done = blobs_.Finish(id);
  if (done) return Complete(id, bytes);
  if (done.error().kind != ErrorKind::kCorrupt) return std::unexpected(done.error());
  log_.Warn(fmt::format("{}, as station {} sent it", done.error().detail, device));
  return Fail(ErrorKind::kConflict, "the bytes are not what their name says");
}

Result<Bytes> HubMedia::ChunkOf(std::string_view id, int64_t index) {
  const std::lock_guard guard(mutex_);
  const auto facts = FactsOf(id);
  if (!facts) return std::unexpected(facts.error());
  if (!facts->here) return Fail(ErrorKind::kNotFound, "it is not here yet");
  if (ChunkLength(facts->bytes, index) == 0) return Fail(ErrorKind::kNotFound, "no such chunk");
  if (index == 0) {
    if (const auto whole = blobs_.Read(id); !whole) {
      log_.Error("a medium is lost: " + whole.error().detail);
      if (Status noted = hub_.MediumLost(id); !noted) return std::unexpected(noted.error());
      if (Status dropped = blobs_.Drop(id); !dropped) return std::unexpected(dropped.error());
      return Fail(ErrorKind::kNotFound, "the disk has damaged it");
    }
  }
  return blobs_.ReadChunk(id, index);
}

std::string HubMedia::BytesFrom(std::string_view id, int64_t offset, int64_t most) const {
  const auto chunk = blobs_.ReadChunk(id, offset / kBlobChunkBytes);
  const auto begin = static_cast<size_t>(offset % kBlobChunkBytes);
  if (!chunk || begin >= chunk->size()) return {};
  const auto bytes = std::span(*chunk).subspan(begin);
  const size_t count = std::min(bytes.size(), static_cast<size_t>(most));
  return {bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(count)};
}

}  // namespace oneflower
