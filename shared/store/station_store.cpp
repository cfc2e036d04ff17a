#include "shared/store/station_store.h"

#include <fmt/format.h>

#include "shared/base/ids.h"
#include "shared/domain/samples.h"
#include "shared/domain/slip.h"
#include "shared/store/blob_rows.h"
#include "shared/store/database.h"
#include "shared/store/event_log.h"
#include "shared/store/feed_intake.h"
#include "shared/store/folder_lock.h"
#include "shared/store/migrations.h"
#include "shared/store/new_life.h"
#include "shared/store/projector.h"
#include "shared/store/sheet_rows.h"
#include "shared/store/station_media.h"
#include "shared/store/station_state.h"

namespace oneflower {
namespace {

CommandFailure Refused(Refusal refusal) { return {.refusal = refusal, .error = std::nullopt}; }
CommandFailure Failed(Error error) { return {.refusal = std::nullopt, .error = std::move(error)}; }

// What an idle moment does: pages of the search index merged, and the pages of the write-ahead log
// from which on it is copied back.
constexpr int kMergedPages = 16;
constexpr int64_t kLogPages = 500;

// What a database opened anew has to end with.
struct ChainEnd {
  StationIdentity self;
  ChainHead head;

  bool operator==(const ChainEnd& other) const {
    return self.device == other.self.device && self.incarnation == other.self.incarnation &&
           head.seq == other.head.seq && head.hash == other.head.hash;
  }
};

// After these the connection's idea of the file cannot be trusted.
bool MakesSuspect(ErrorKind kind) {
  return kind == ErrorKind::kIo || kind == ErrorKind::kFull || kind == ErrorKind::kReadOnly ||
         kind == ErrorKind::kCorrupt;
}

}  // namespace

struct StationStore::Impl {
  Options options;
  const Clock& clock;
  Random& random;
  Log& log;
  FolderLock lock;
  StationMedia media;
  StationIdentity identity;
  StationState state;
  int64_t revision = 1;
  int64_t offered_life = 0;  // whose events were last handed out; 0: none yet
  bool suspect = false;
  ChainEnd sure;   // by the last commit that succeeded, or as it was opened
  ChainEnd tried;  // the same, or by a commit that failed since: it may be on the disk after all
  std::unique_ptr<Database> database;
  std::unique_ptr<Projector> projector;

  Impl(const Options& given, const Clock& the_clock, Random& the_random, Log& the_log,
       FolderLock held)
      : options(given),
        clock(the_clock),
        random(the_random),
        log(the_log),
        lock(std::move(held)),
        media(options.folder, clock.WallMs()) {}

  Status OpenDatabase();
  Status Recover();
  ChainEnd EndOf(const StationState& at) const {
    return {{identity.device, at.incarnation}, at.head};
  }

  // Runs `change` on a copy of the state inside one transaction; both count only after COMMIT.
  template <typename Change>
  Status Commit(Change change);

  void SettleMedia();
  Result<std::string> FreshSlip();
  Status Record(Event& event, StationState& next);
  Status RecordMisplaced(StationState& next, FeedIntake& intake);
  Event Signed(std::string id, std::string actor, Payload payload);
  std::expected<Receipt, CommandFailure> Execute(const PlantProposal& plant);
  std::expected<Receipt, CommandFailure> Execute(const GiveFlower& give);
  std::expected<Receipt, CommandFailure> Execute(const AskHelp& ask);
  std::expected<Receipt, CommandFailure> Execute(const AnswerHelp& answer);
  std::expected<Receipt, CommandFailure> Execute(const TellMemory& tell);
  std::expected<Receipt, CommandFailure> Execute(const WithdrawMemory& withdraw);
  Status TakeBack(const std::vector<std::string>& memories);
  std::expected<Receipt, CommandFailure> RecordHelp(const VisitKey& visit, const std::string& call,
                                                    Payload payload);
};

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
  return {};
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

template <typename Change>
Status StationStore::Impl::Commit(Change change) {
  if (Status sound = Recover(); !sound) return sound;
  StationState next = state;
  Status done;
  {
    auto transaction = Transaction::Begin(*database);
    if (!transaction) {
      done = std::unexpected(transaction.error());
    } else {
      done = change(next);
      if (done) done = SaveState(*database, state, next);
      if (done) done = transaction->Commit();
    }
  }
  if (done) {
    state = std::move(next);
    identity.incarnation = state.incarnation;
    sure = tried = EndOf(state);
    return {};
  }
  tried = EndOf(next);
  projector->Forget();
  suspect = MakesSuspect(done.error().kind);
  return done;
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

Event StationStore::Impl::Signed(std::string id, std::string actor, Payload payload) {
  return {.id = std::move(id),
          .clock_trusted = clock.WallIsPlausible(),
          .actor = {std::move(actor), "visit"},
          .payload = std::move(payload)};
}

Status StationStore::Impl::Record(Event& event, StationState& next) {
  event.device = identity.device;
  event.incarnation = next.incarnation;
  event.seen = next.cursor.hub_seq;
  EventLog events(*database);
  const auto stored = events.Append(event, next.head, std::nullopt);
  if (!stored) return std::unexpected(stored.error());
  return projector->Apply(event);
}

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

Result<std::string> StationStore::Impl::FreshSlip() {
  while (true) {
    std::string slip = NewSlipCode(random);
    const auto taken = database->Number(
        "SELECT 1 FROM proposal WHERE pair = ?1 AND slip = ?2 "
        "UNION ALL SELECT 1 FROM memory WHERE pair = ?1 AND slip = ?2",
        PairNumber(PicturesOf(slip)), slip);
    if (!taken) return std::unexpected(taken.error());
    if (!*taken) return slip;
  }
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const PlantProposal& plant) {
  if (Status sound = Recover(); !sound) return std::unexpected(Failed(sound.error()));
  const auto slip = FreshSlip();
  if (!slip) return std::unexpected(Failed(slip.error()));
  const std::string proposal = NewId(clock.WallMs(), random);
  ProposalPlanted planted{.proposal = proposal,
                          .slip_code = *slip,
                          .text = plant.text,
                          .topic = plant.topic,
                          .signature = plant.signature,
                          .place = plant.place,
                          .mood = plant.mood,
                          .media = NamedMedia(plant.media),
                          .model = plant.model,
                          .at_once = options.publish_at_once};
  if (const auto allowed = Check(planted, std::nullopt, Author::kStation); !allowed) {
    return std::unexpected(Refused(allowed.error()));
  }
  Status done = media.Put(plant.media);
  Event event = Signed(NewId(clock.WallMs(), random), ActorFor(plant.visit.secret, proposal),
                       std::move(planted));
  if (done) {
    done = Commit([&](StationState& next) {
      next.stamp = event.at = NextStamp(next.stamp, clock.WallMs());
      Status recorded = Record(event, next);
      return recorded ? StationMedia::MarkHere(plant.media, *database) : recorded;
    });
  }
  SettleMedia();
  if (!done) return std::unexpected(Failed(done.error()));
  ++revision;
  return Receipt{proposal, *slip};
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const GiveFlower& give) {
  if (Status sound = Recover(); !sound) return std::unexpected(Failed(sound.error()));
  const auto before = projector->Find(give.proposal);
  if (!before) return std::unexpected(Failed(before.error()));
  if (const auto allowed = Check(FlowerGiven{give.proposal}, *before, Author::kStation); !allowed) {
    return std::unexpected(Refused(allowed.error()));
  }
  const std::string actor = ActorFor(give.visit.secret, give.proposal);
  Event event = Signed(FlowerId(give.proposal, actor), actor, FlowerGiven{give.proposal});
  const auto known = EventLog(*database).Knows(event.id);
  if (!known) return std::unexpected(Failed(known.error()));
  if (*known) return std::unexpected(Refused(Refusal::kAlreadyGiven));
  Status done = Commit([&](StationState& next) {
    next.stamp = event.at = NextStamp(next.stamp, clock.WallMs());
    return Record(event, next);
  });
  if (!done) return std::unexpected(Failed(done.error()));
  ++revision;
  return Receipt{give.proposal, (*before)->slip_code};
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const AskHelp& ask) {
  const std::string call = NewId(clock.WallMs(), random);
  return RecordHelp(ask.visit, call, HelpAsked{call, ask.station});
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const AnswerHelp& answer) {
  return RecordHelp(answer.visit, answer.call, HelpAnswered{answer.call, answer.answer});
}

std::expected<Receipt, CommandFailure> StationStore::Impl::RecordHelp(const VisitKey& visit,
                                                                      const std::string& call,
                                                                      Payload payload) {
  if (const auto allowed = Check(payload, std::nullopt, Author::kStation); !allowed) {
    return std::unexpected(Refused(allowed.error()));
  }
  Event event =
      Signed(NewId(clock.WallMs(), random), ActorFor(visit.secret, call), std::move(payload));
  Status done = Commit([&](StationState& next) {
    next.stamp = event.at = NextStamp(next.stamp, clock.WallMs());
    return Record(event, next);
  });
  if (!done) return std::unexpected(Failed(done.error()));
  ++revision;
  return Receipt{call, ""};
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const TellMemory& tell) {
  if (Status sound = Recover(); !sound) return std::unexpected(Failed(sound.error()));
  const auto slip = FreshSlip();
  if (!slip) return std::unexpected(Failed(slip.error()));
  const std::vector<MediumBytes> voice = {tell.voice};
  const std::string memory = NewId(clock.WallMs(), random);
  MemoryTold told{.memory = memory,
                  .slip_code = *slip,
                  .about = tell.about,
                  .place = tell.place,
                  .signature = tell.signature,
                  .voice = NamedMedia(voice).front(),
                  .at_once = options.publish_at_once};
  if (const auto allowed = Check(told, std::nullopt, Author::kStation); !allowed) {
    return std::unexpected(Refused(allowed.error()));
  }
  Status done = media.Put(voice);
  Event event =
      Signed(NewId(clock.WallMs(), random), ActorFor(tell.visit.secret, memory), std::move(told));
  if (done) {
    done = Commit([&](StationState& next) {
      next.stamp = event.at = NextStamp(next.stamp, clock.WallMs());
      Status recorded = Record(event, next);
      return recorded ? StationMedia::MarkHere(voice, *database) : recorded;
    });
  }
  SettleMedia();
  if (!done) return std::unexpected(Failed(done.error()));
  ++revision;
  return Receipt{memory, *slip};
}

// Taken back a second time it is taken back all the same.
std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const WithdrawMemory& withdraw) {
  if (Status sound = Recover(); !sound) return std::unexpected(Failed(sound.error()));
  Event event =
      Signed(WithdrawalId(withdraw.memory), ActorFor(withdraw.visit.secret, withdraw.memory),
             MemoryWithdrawn{withdraw.memory});
  const auto known = EventLog(*database).Knows(event.id);
  if (!known) return std::unexpected(Failed(known.error()));
  if (*known) return Receipt{withdraw.memory, ""};
  const auto memory = projector->FindMemory(withdraw.memory);
  if (!memory) return std::unexpected(Failed(memory.error()));
  const auto allowed = Check(event.payload, std::nullopt, Author::kStation, *memory);
  if (!allowed) return std::unexpected(Refused(allowed.error()));
  Status done = Commit([&](StationState& next) {
    next.stamp = event.at = NextStamp(next.stamp, clock.WallMs());
    Status recorded = Record(event, next);
    return recorded ? TakeBack({withdraw.memory}) : recorded;
  });
  SettleMedia();
  if (!done) return std::unexpected(Failed(done.error()));
  ++revision;
  return Receipt{withdraw.memory, ""};
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

}  // namespace oneflower
