#include "shared/store/blob_check.h"

#include <fmt/format.h>

namespace oneflower {
namespace {

constexpr size_t kAtOnce = 64;

}  // namespace

BlobCheck::BlobCheck(SyncDoor& door, const Clock& clock, Log& log)
    : door_(door), clock_(clock), log_(log), due_ms_(clock.MonotonicMs() + kFirstMs) {}

bool BlobCheck::Step() {
  if (clock_.MonotonicMs() < due_ms_) return false;
  if (next_.empty() && !LookUp()) return false;
  const std::string id = next_.front();
  next_.pop_front();
  Look(id);
  return true;
}

// The next files of this round; false at its end.
bool BlobCheck::LookUp() {
  const auto ids = door_.BlobsHere(last_, kAtOnce);
  if (ids && !ids->empty()) {
    next_.assign(ids->begin(), ids->end());
    last_ = ids->back();
    return true;
  }
  if (!ids) log_.Warn("check of media: " + ids.error().detail);
  last_.clear();
  due_ms_ = clock_.MonotonicMs() + kRoundMs;
  return false;
}

void BlobCheck::Look(const std::string& id) {
  BlobStore& blobs = door_.Blobs();
  const auto bytes = blobs.Read(id);
  if (bytes) return;
  const Error& error = bytes.error();
  if (error.kind != ErrorKind::kCorrupt && error.kind != ErrorKind::kNotFound) {
    log_.Warn("check of media: " + error.detail);
    return;
  }
  ++lost_;
  log_.Error(fmt::format("check of media: {}; it is asked for again", error.detail));
  // First the file: what says that it is lost must not find it there.
  if (Status aside = blobs.SetAside(id); !aside) log_.Warn("media: " + aside.error().detail);
  if (Status told = door_.BlobIsLost(id); !told) log_.Warn("media: " + told.error().detail);
}

}  // namespace oneflower
