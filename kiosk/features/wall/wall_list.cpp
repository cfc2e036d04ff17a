#include "kiosk/features/wall/wall_list.h"

#include <utility>

namespace oneflower {
namespace {

// Proposals looked at in a frame: 100,000 take two thirds of a second.
constexpr int64_t kPiece = 2'500;

}  // namespace

Result<bool> WallList::ReadOn(Reader& reader, const WallFilter& filter, int64_t revision) {
  const bool other = revision_ < 0 || filter != filter_;
  // A reading goes on to its end although there is news by now: a busy feed must not keep the wall
  // from ever getting there.
  if (!other && !reading_ && revision == revision_) return false;
  if (other || !reading_) {
    reading_ = ReadingOn{.aside = !other};
    filter_ = filter;
    revision_ = revision;
  }
  if (other) rows_.clear();
  bool whole = false;
  do {
    if (Status read = ReadPiece(reader); !read) {
      reading_.reset();  // the next revision is another chance
      return std::unexpected(read.error());
    }
    whole = !reading_;
    // Where little passes, the first piece may hold none of it: that is not yet "nothing found".
  } while (other && !whole && rows_.empty());
  return other || whole;
}

Status WallList::ReadPiece(Reader& reader) {
  auto piece = reader.WallFrom(filter_, reading_->mark, kPiece);
  if (!piece) return std::unexpected(piece.error());
  std::vector<ProposalRow>& rows = reading_->aside ? reading_->rows : rows_;
  rows.insert(rows.end(), piece->rows.begin(), piece->rows.end());
  if (piece->next) {
    reading_->mark = *piece->next;
    return {};
  }
  if (reading_->aside) rows_ = std::move(reading_->rows);
  reading_.reset();
  return {};
}

}  // namespace oneflower
