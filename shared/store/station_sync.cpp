// The door of a station's store through which the sync client comes.
#include <algorithm>

#include "shared/store/blob_rows.h"
#include "shared/store/event_log.h"
#include "shared/store/new_life.h"
#include "shared/store/sheet_rows.h"
#include "shared/store/station_impl.h"

namespace oneflower {

// What the hub set aside, or does not have yet and could not take where it stands.
Status StationStore::Impl::RecordMisplaced(StationState& next, FeedIntake& intake) {
  if (intake.disk_is_a_copy()) {
    log.Warn(
        "this database is a copy, or was put back from one: it goes on as a new life; where two "
        "machines run on copies of one folder, one has to stop (SCHEMA.md, A new life)");
    next.incarnation = FreshIncarnation(random);
    next.head = {};
    next.acked_seq = 0;
  } else if (!intake.has_misplaced_events()) {
    return {};
  }
  const auto touched = RecordAnew(*database, {identity.device, next.incarnation}, next.head);
  if (!touched) return std::unexpected(touched.error());
  for (const std::string& proposal : *touched) intake.PutOff(proposal);
  return {};
}

// Inside the transaction; the voices' files go in SettleMedia, once it is known that it held.
Status StationStore::Impl::TakeBack(const std::vector<std::string>& memories) {
  for (const std::string& memory : memories) {
    const auto ids = BlobRows(*database).TakeBack(memory);
    if (!ids) return std::unexpected(ids.error());
    media.Loosen(*ids);
  }
  return {};
}

StationIdentity StationStore::Identity() { return impl_->identity; }

Result<Outgoing> StationStore::NextOutgoing(size_t max_events, size_t max_bytes) {
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  const StationIdentity& self = impl_->identity;
  impl_->offered_life = self.incarnation;
  auto events =
      EventLog(*impl_->database)
          .After(self.device, self.incarnation, impl_->state.acked_seq, max_events, max_bytes);
  if (!events) return std::unexpected(events.error());
  return Outgoing{self.device, self.incarnation, impl_->state.acked_seq + 1, std::move(*events)};
}

Status StationStore::Acknowledge(int64_t acked_seq) {
  const bool of_this_life =
      impl_->offered_life == 0 || impl_->offered_life == impl_->state.incarnation;
  if (!of_this_life || acked_seq <= impl_->state.acked_seq) return {};
  if (acked_seq > impl_->state.head.seq) {
    return Fail(ErrorKind::kConflict, "the hub acknowledged events that were never made");
  }
  return impl_->Commit([&](StationState& next) -> Status {
    next.acked_seq = acked_seq;
    return {};
  });
}

Result<FeedCursor> StationStore::Cursor() { return impl_->state.cursor; }

Status StationStore::ApplyFeedPage(const FeedPage& page) {
  if (Status follows = CheckPageFollows(page, impl_->state.cursor); !follows) return follows;
  bool all_new = false;
  Status done = impl_->Commit([&](StationState& next) -> Status {
    FeedIntake intake(*impl_->database, *impl_->projector, impl_->identity, next.resyncing);
    for (const FeedItem& item : page.items) {
      if (Status taken = intake.Take(item); !taken) return taken;
    }
    if (Status moved = impl_->RecordMisplaced(next, intake); !moved) return moved;
    if (Status finished = intake.Finish(); !finished) return finished;
    if (Status back = impl_->TakeBack(intake.withdrawn()); !back) return back;
    next.stamp = SeenStamp(next.stamp, intake.newest_stamp(), impl_->clock.WallMs());
    next.cursor = {page.hub_epoch,
                   page.items.empty() ? next.cursor.hub_seq : page.items.back().hub_seq,
                   page.feed_hash};
    if (!next.resyncing || next.cursor.hub_seq < page.head) return {};
    next.resyncing = false;
    all_new = true;
    return impl_->projector->Rebuild();
  });
  impl_->SettleMedia();
  if (done && (all_new || !page.items.empty())) ++impl_->revision;
  return done;
}

Status StationStore::ForgetHub() {
  return impl_->Commit([&](StationState& next) -> Status {
    next.acked_seq = 0;
    next.cursor = {};
    next.resyncing = true;
    // Own events wait for a verdict again, those of earlier lives in this one, where they can be
    // sent; what others did is kept, and counts once it is told anew.
    Status done = impl_->database->Run(
        "UPDATE event SET verdict = NULL, hub_seq = NULL, reason = '' WHERE device = ?1",
        impl_->identity.device);
    if (!done) return done;
    done = impl_->database->Run("UPDATE event SET verdict = 'withdrawn' WHERE device <> ?1",
                                impl_->identity.device);
    if (done) done = BlobRows(*impl_->database).ForgetHub();
    if (done) done = ForgetSheetsPut(*impl_->database);
    if (!done) return done;
    const auto recorded = RecordAnew(*impl_->database, impl_->identity, next.head);
    return recorded ? Status() : std::unexpected(recorded.error());
  });
}

Result<QueueState> StationStore::Queue() {
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  const auto rejected = impl_->database->Number(
      "SELECT count(*) FROM event WHERE device = ?1 AND verdict IN ('rejected', 'quarantined')",
      impl_->identity.device);
  if (!rejected) return std::unexpected(rejected.error());
  return QueueState{impl_->state.head.seq - impl_->state.acked_seq, rejected->value_or(0)};
}

BlobStore& StationStore::Blobs() { return impl_->media.blobs(); }

Result<std::vector<std::string>> StationStore::BlobsToSend(size_t limit) {
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return BlobRows(*impl_->database).ToSend(limit);
}

Result<std::vector<std::string>> StationStore::BlobsWanted(size_t limit) {
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return BlobRows(*impl_->database).Wanted(limit);
}

Result<MediaOnTheWay> StationStore::CountMedia() {
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  BlobRows rows(*impl_->database);
  const auto up = rows.CountToSend(kMostMediaCounted);
  if (!up) return std::unexpected(up.error());
  const auto down = rows.CountWanted(kMostMediaCounted);
  if (!down) return std::unexpected(down.error());
  return MediaOnTheWay{*up, *down};
}

Result<std::vector<std::string>> StationStore::BlobsHere(std::string_view after, size_t limit) {
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return BlobRows(*impl_->database).HereAfter(after, limit);
}

Status StationStore::BlobIsAtHub(std::string_view id) {
  return impl_->Commit([&](StationState&) { return BlobRows(*impl_->database).MarkAtHub(id); });
}

// What came from the hub it has. What was taken back while it came goes again.
Status StationStore::BlobIsHere(std::string_view id, int64_t bytes) {
  Status done = impl_->Commit([&](StationState&) -> Status {
    BlobRows rows(*impl_->database);
    const auto named = rows.IsNamed(id);
    if (!named) return std::unexpected(named.error());
    if (!*named) {
      impl_->media.Loosen({std::string(id)});
      return {};
    }
    Status marked = rows.MarkHere(id, bytes);
    return marked ? rows.MarkAtHub(id) : marked;
  });
  impl_->SettleMedia();
  if (done) ++impl_->revision;
  return done;
}

Status StationStore::BlobIsLost(std::string_view id) {
  Status done =
      impl_->Commit([&](StationState&) { return BlobRows(*impl_->database).MarkLost(id); });
  if (done) ++impl_->revision;
  return done;
}

Result<std::optional<KeptSheet>> StationStore::SheetToPut(int64_t since_ms) {
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return ReadSheetToPut(*impl_->database, since_ms);
}

Status StationStore::SheetWasPut(std::string_view id, int64_t changed_ms, bool taken) {
  const int64_t put_ms = taken ? std::max<int64_t>(1, impl_->clock.WallMs()) : kNotTaken;
  return impl_->Commit(
      [&](StationState&) { return WriteSheetPut(*impl_->database, id, changed_ms, put_ms); });
}

}  // namespace oneflower
