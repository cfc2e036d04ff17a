#include "shared/store/station_store.h"

#include "shared/base/ids.h"
#include "shared/domain/samples.h"
#include "shared/store/event_log.h"
#include "shared/store/migrations.h"
#include "shared/store/sheet_rows.h"
#include "shared/store/station_impl.h"

namespace oneflower {
namespace {

// What an idle moment does: pages of the search index merged, and the pages of the write-ahead log
// from which on it is copied back.
constexpr int kMergedPages = 16;
constexpr int64_t kLogPages = 500;

}  // namespace

Status StationStore::Impl::OpenDatabase() {
  auto opened = Database::Open(options.folder / "station.db", Database::Mode::kWriter);
  if (!opened) return std::unexpected(opened.error());
  database = std::move(*opened);
  if (Status migrated = MigrateCommon(*database); !migrated) return migrated;
  if (Status migrated = MigrateSheets(*database); !migrated) return migrated;
  auto loaded = LoadIdentity(*database, NewId(clock.WallMs(), random));
  if (!loaded) return std::unexpected(loaded.error());
  identity = std::move(*loaded);
  auto read = LoadState(*database, identity);
  if (!read) return std::unexpected(read.error());
  state = std::move(*read);
  projector = std::make_unique<Projector>(*database, View::kAcceptedAndPending);
  // What is read anew from the hub is derived at its end.
  return state.resyncing ? Status() : projector->BringUpToDate();
}

// After a failed write or sync pages may be marked clean that never reached the disk: nothing goes
// on before the file was opened anew, checked, and ends with the event we know.
Status StationStore::Impl::Recover() {
  if (!suspect) return {};
  projector.reset();
  database.reset();
  if (Status opened = OpenDatabase(); !opened) return opened;
  if (Status sound = database->Verify(); !sound) return sound;
  const ChainEnd found = EndOf(state);
  if (found != sure && found != tried) {
    return Fail(ErrorKind::kCorrupt, "the log does not end where it ended before");
  }
  if (found != sure) ++revision;
  sure = tried = found;
  suspect = false;
  log.Warn("the database was opened anew after a failed write");
  SettleMedia();
  return {};
}

// Not while the database is suspect: then Recover does it.
void StationStore::Impl::SettleMedia() {
  if (suspect) return;
  if (Status done = media.Settle(*database); !done) log.Warn("media: " + done.error().detail);
}

StationStore::StationStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StationStore::~StationStore() = default;

Result<std::unique_ptr<StationStore>> StationStore::Open(const Options& options, const Clock& clock,
                                                         Random& random, Log& log) {
  auto lock = FolderLock::Take(options.folder);
  if (!lock) return std::unexpected(lock.error());
  auto impl = std::make_unique<Impl>(options, clock, random, log, std::move(*lock));
  if (Status opened = impl->OpenDatabase(); !opened) return std::unexpected(opened.error());
  impl->sure = impl->tried = impl->EndOf(impl->state);
  return std::unique_ptr<StationStore>(new StationStore(std::move(impl)));
}

std::expected<Receipt, CommandFailure> StationStore::Execute(const Command& command) {
  return std::visit([this](const auto& each) { return impl_->Execute(each); }, command);
}

Status StationStore::PlantSamples(const std::vector<SampleProposal>& samples) {
  std::vector<Event> events = SampleEvents(samples);
  Status done = impl_->Commit([&](StationState& next) -> Status {
    EventLog log(*impl_->database);
    for (Event& event : events) {
      const auto known = log.Knows(event.id);
      if (!known) return std::unexpected(known.error());
      if (*known) continue;
      if (Status recorded = impl_->Record(event, next); !recorded) return recorded;
    }
    return {};
  });
  if (done) ++impl_->revision;
  return done;
}

Status StationStore::KeepSheet(const KeptSheet& sheet) {
  return impl_->Commit([&](StationState&) { return WriteSheet(*impl_->database, sheet); });
}

Status StationStore::KeepSheetVoice(std::string_view sheet, std::span<const uint8_t> ogg,
                                    int64_t ms) {
  return impl_->Commit(
      [&](StationState&) { return WriteSheetVoice(*impl_->database, sheet, ogg, ms); });
}

Status StationStore::Rebuild() {
  Status done = impl_->Commit([&](StationState&) { return impl_->projector->Rebuild(); });
  if (done) ++impl_->revision;
  return done;
}

bool StationStore::Rest() {
  if (impl_->suspect) return false;
  Database& database = *impl_->database;
  const auto more = impl_->media.SweepSome(database);
  if (!more) impl_->log.Warn("media: " + more.error().detail);
  if (more && *more) return true;
  const int64_t before = database.WalPages();
  Status rested = impl_->Commit([&](StationState&) {
    return database.Run("INSERT INTO search (search, rank) VALUES ('merge', ?1)", kMergedPages);
  });
  const bool merged = database.WalPages() != before;
  if (rested && !merged && before >= kLogPages) rested = database.Checkpoint();
  if (!rested) {
    impl_->suspect = impl_->suspect || MakesSuspect(rested.error().kind);
    impl_->log.Warn("rest: " + rested.error().detail);
  }
  return rested && merged;
}

int64_t StationStore::revision() const { return impl_->revision; }

}  // namespace oneflower
