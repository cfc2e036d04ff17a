#include "shared/store/station_media.h"

#include "shared/store/blob_rows.h"

namespace oneflower {
namespace {

constexpr int kShelvesAtOnce = 16;

int64_t SizeOf(const Bytes& bytes) { return static_cast<int64_t>(bytes.size()); }

// Calls `each` with all bytes there are until it fails; a voice has no small picture.
template <typename Each>
Status ForEachBlob(const std::vector<MediumBytes>& media, Each each) {
  for (const MediumBytes& medium : media) {
    for (const Bytes* bytes : {&medium.thumb, &medium.bytes}) {
      if (bytes == &medium.thumb && bytes->empty()) continue;
      if (Status done = each(*bytes); !done) return done;
    }
  }
  return {};
}

}  // namespace

std::vector<Medium> NamedMedia(const std::vector<MediumBytes>& media) {
  std::vector<Medium> named;
  for (const MediumBytes& each : media) {
    Medium medium = each.medium;
    medium.blob = BlobId(each.bytes);
    medium.thumb = each.thumb.empty() ? std::string() : BlobId(each.thumb);
    medium.bytes = SizeOf(each.bytes);
    named.push_back(std::move(medium));
  }
  return named;
}

Status StationMedia::Put(const std::vector<MediumBytes>& media) {
  return ForEachBlob(media, [&](const Bytes& bytes) -> Status {
    if (bytes.empty() || SizeOf(bytes) > kMaxBlobBytes) {
      return Fail(ErrorKind::kInvalid, "a medium is empty or too large");
    }
    const std::string id = BlobId(bytes);
    const auto put = blobs_.Put(id, bytes);
    if (!put) return std::unexpected(put.error());
    if (*put) loose_.push_back(id);
    return {};
  });
}

Status StationMedia::MarkHere(const std::vector<MediumBytes>& media, Database& database) {
  return ForEachBlob(media, [&](const Bytes& bytes) {
    return BlobRows(database).MarkHere(BlobId(bytes), SizeOf(bytes));
  });
}

Status StationMedia::Settle(Database& database) {
  for (; !loose_.empty(); loose_.pop_back()) {
    const auto named = BlobRows(database).IsNamed(loose_.back());
    if (!named) return std::unexpected(named.error());
    if (*named) continue;
    if (Status dropped = blobs_.Drop(loose_.back()); !dropped) return dropped;
  }
  return {};
}

Result<bool> StationMedia::SweepSome(Database& database) {
  const auto is_named = [&](std::string_view id) { return BlobRows(database).IsNamed(id); };
  if (next_shelf_ == 0) {
    const auto swept = blobs_.SweepParts(is_named, opened_ms_);
    if (!swept) next_shelf_ = BlobStore::kShelves;  // at the next opening
    if (!swept) return std::unexpected(swept.error());
  }
  for (int i = 0; i < kShelvesAtOnce && next_shelf_ < BlobStore::kShelves; ++i) {
    const auto swept = blobs_.SweepShelf(next_shelf_++, is_named, opened_ms_);
    if (!swept) return std::unexpected(swept.error());
  }
  return next_shelf_ < BlobStore::kShelves;
}

}  // namespace oneflower
