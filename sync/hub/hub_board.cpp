// The hub's board of what children build: beside the log, and gone after two weeks.
#include "sync/hub/board_rows.h"
#include "sync/hub/hub_impl.h"

namespace oneflower {
namespace {

constexpr int64_t kDayMs = int64_t{24} * 60 * 60 * 1000;

}  // namespace

// A failed sweep is logged and fails no request: a full disk concerns those who write.
void Hub::Impl::SweepBoard() {
  const int64_t now_ms = clock.WallMs();
  // A clock that was put back sweeps at once.
  if (board_swept_ms <= now_ms && now_ms < board_swept_ms + kDayMs) return;
  board_swept_ms = now_ms;
  const Status swept = Commit([&](Intake&) { return BoardRows(*database).DropOld(now_ms); });
  if (!swept) log.Error("the board was not swept: " + swept.error().detail);
}

Status Hub::PutOnBoard(const BoardSheet& card) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit(
      [&](Intake&) { return BoardRows(*impl_->database).Put(card, impl_->clock.WallMs()); });
}

Result<std::vector<BoardEntry>> Hub::BoardOf(const std::string& code) {
  const std::lock_guard guard(impl_->mutex);
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return BoardRows(*impl_->database).Of(code, impl_->clock.WallMs());
}

Status Hub::ClearBoard(const std::string& code) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Intake&) { return BoardRows(*impl_->database).Clear(code); });
}

}  // namespace oneflower
