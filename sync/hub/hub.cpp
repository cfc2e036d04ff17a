#include "sync/hub/hub.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <mutex>

#include "shared/base/ids.h"
#include "shared/domain/rules.h"
#include "shared/domain/samples.h"
#include "shared/domain/slip.h"
#include "shared/store/event_log.h"
#include "shared/store/meta.h"
#include "shared/store/projector.h"
#include "sync/hub/hub_feed.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

constexpr size_t kCodeLength = 10;  // 50 random bits, for ten minutes and one use
constexpr size_t kSamplesATransaction = 256;

Hash CodeHash(std::string_view code) { return HashOf({AsBytes("enrol code"), AsBytes(code)}); }

// The hub's signing key: a file of its own, readable by the hub alone.
Result<KeyPair> LoadOrMakeKey(const fs::path& file, Random& random) {
  std::ifstream in(file);
  std::string hex;
  if (in >> hex) {
    const auto seed = ArrayFromHex<32>(hex);
    if (!seed) return Fail(ErrorKind::kCorrupt, "the hub's key file is damaged");
    return KeyPair(*seed);
  }
  const KeyPair key = KeyPair::Generate(random);
  std::ofstream out(file);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  out << ToHex(key.seed()) << '\n';
  if (!out.flush()) return Fail(ErrorKind::kIo, "the hub's key file cannot be written");
  return key;
}

std::unexpected<PushRefusal> No(PushRefusal::Kind kind, std::string detail, int64_t expected = 0) {
  return std::unexpected(PushRefusal{kind, std::move(detail), expected});
}

}  // namespace

struct Hub::Impl {
  Options options;
  const Clock& clock;
  Random& random;
  Log& log;
  KeyPair key;
  std::string epoch;
  std::string device;  // the hub's own, for what staff do
  std::unique_ptr<Database> database;
  std::unique_ptr<Projector> projector;
  std::mutex mutex;

  struct Work {  // what one transaction needs
    EventLog log;
    HubFeed feed;
    explicit Work(Database& db) : log(db), feed(db) {}
  };

  template <typename Change>
  Status Commit(Change change);

  Status Tell(Work& work, int64_t row, const Event& event, const StoredEvent& stored,
              const Standing& standing);
  Status ReleaseHeld(Work& work, const std::string& proposal);
  Status Record(Work& work, Event event);
  Status TakeIn(Work& work, const Event& event, const StoredEvent& stored, bool quarantine,
                Judgement& judgement);
  Result<std::pair<Verdict, std::string>> Decide(Work& work, const Event& event, Author author);
  std::expected<bool, PushRefusal> IsKnown(EventLog& log, const PushRequest& request,
                                           const StoredEvent& event, int64_t seq,
                                           Judgement& judgement);
};

template <typename Change>
Status Hub::Impl::Commit(Change change) {
  auto transaction = Transaction::Begin(*database);
  if (!transaction) return std::unexpected(transaction.error());
  Work work(*database);
  Status done = work.feed.Load();
  const int64_t before = work.feed.next();
  if (done) done = change(work);
  if (done && work.feed.next() > before) done = work.feed.End();
  if (done) done = transaction->Commit();
  if (!done) projector->Forget();
  return done;
}

Hub::Hub(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Hub::~Hub() = default;

Result<std::unique_ptr<Hub>> Hub::Open(const Options& options, const Clock& clock, Random& random,
                                       Log& log) {
  std::error_code error;
  fs::create_directories(options.folder, error);
  auto opened = Database::Open(options.folder / "hub.db", Database::Mode::kWriter);
  if (!opened) return std::unexpected(opened.error());
  if (Status migrated = HubFeed::Migrate(**opened); !migrated) {
    return std::unexpected(migrated.error());
  }
  auto key = LoadOrMakeKey(options.folder / "hub.key", random);
  if (!key) return std::unexpected(key.error());
  Meta meta(**opened);
  auto epoch = meta.Text("hub_epoch");
  auto device = meta.Text("device");
  if (!epoch || !device) return Fail(ErrorKind::kIo, "the hub's own facts cannot be read");
  if (epoch->empty()) {
    *epoch = NewId(clock.WallMs(), random);
    *device = NewId(clock.WallMs(), random);
    Status kept = meta.Set("hub_epoch", *epoch);
    if (kept) kept = meta.Set("device", *device);
    if (!kept) return std::unexpected(kept.error());
  }
  std::unique_ptr<Impl> impl(new Impl{
      options, clock, random, log, *key, *epoch, *device, std::move(*opened), nullptr, {}});
  impl->projector = std::make_unique<Projector>(*impl->database, View::kAccepted);
  return std::unique_ptr<Hub>(new Hub(std::move(impl)));
}

const KeyPair& Hub::key() const { return impl_->key; }
Envelope Hub::MakeEnvelope() const { return {impl_->epoch, impl_->clock.WallMs()}; }
fs::path Hub::database() const { return impl_->options.folder / "hub.db"; }

Result<std::string> Hub::NewEnrolCode(const std::string& name) {
  const std::lock_guard guard(impl_->mutex);
  std::string code;
  for (size_t i = 0; i < kCodeLength; ++i) {
    code += kSlipAlphabet[RandomBelow(impl_->random, kSlipAlphabet.size())];
  }
  Status kept =
      impl_->database->Run("INSERT INTO enrol_code (hash, name, expires_ms) VALUES (?1, ?2, ?3)",
                           CodeHash(code), name, impl_->clock.WallMs() + kCodeLifeMs);
  if (!kept) return std::unexpected(kept.error());
  return code;
}

Result<EnrolReply> Hub::Enrol(const EnrolRequest& request) {
  const std::lock_guard guard(impl_->mutex);
  Status done = impl_->Commit([&](Impl::Work&) -> Status {
    Database& db = *impl_->database;
    Status removed = db.Run("DELETE FROM enrol_code WHERE hash = ?1 AND expires_ms >= ?2",
                            CodeHash(request.code), impl_->clock.WallMs());
    if (!removed) return removed;
    if (db.ChangedRows() != 1) return Fail(ErrorKind::kUnauthorized, "no such code, or used");
    return db.Run(
        "INSERT INTO station (device, name, public_key, last_seen_ms) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT (device) DO UPDATE SET name = ?2, public_key = ?3, last_seen_ms = ?4",
        request.device, request.name, request.key, impl_->clock.WallMs());
  });
  if (!done) return std::unexpected(done.error());
  impl_->log.Info("a station was enrolled: " + request.name);
  return EnrolReply{MakeEnvelope(), impl_->key.public_key()};
}

Result<PublicKey> Hub::KeyOf(std::string_view device) {
  const std::lock_guard guard(impl_->mutex);
  Statement row =
      impl_->database->Prepare("SELECT public_key FROM station WHERE device = ?1", device);
  const auto found = row.Step();
  if (!found) return std::unexpected(found.error());
  if (!*found) return Fail(ErrorKind::kNotFound, "unknown station");
  PublicKey key{};
  std::copy_n(row.Blob(0).begin(), key.size(), key.begin());
  return key;
}

Result<std::vector<StationFacts>> Hub::Stations() {
  const std::lock_guard guard(impl_->mutex);
  Statement rows = impl_->database->Prepare(
      "SELECT device, name, revoked, last_seen_ms, (SELECT coalesce(max(seq), 0) FROM event "
      "WHERE event.device = station.device) FROM station ORDER BY name");
  std::vector<StationFacts> stations;
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return stations;
    stations.push_back({std::string(rows.Text(0)), std::string(rows.Text(1)), rows.Int(2) != 0,
                        rows.Int(4), rows.Int(3)});
  }
}

// What becomes of an event that is stored now; permanent.
Result<std::pair<Verdict, std::string>> Hub::Impl::Decide(Work&, const Event& event,
                                                          Author author) {
  using Decision = std::pair<Verdict, std::string>;
  if (std::holds_alternative<UnknownPayload>(event.payload)) {
    return Decision{Verdict::kHeld, "schema"};
  }
  const auto told = database->Number(
      "SELECT 1 FROM event WHERE event_id = ?1 AND verdict = 'accepted'", event.id);
  if (!told) return std::unexpected(told.error());
  if (*told) return Decision{Verdict::kDuplicate, ""};
  const auto before = projector->Find(ProposalOf(event.payload));
  if (!before) return std::unexpected(before.error());
  const auto answer = Check(event.payload, *before, author);
  if (answer) return Decision{Verdict::kAccepted, ""};
  const std::string reason(RefusalName(answer.error()));
  if (answer.error() == Refusal::kUnknownProposal) return Decision{Verdict::kHeld, reason};
  return Decision{Verdict::kRejected, reason};
}

// The decision into the log's row, the feed and the projections.
Status Hub::Impl::Tell(Work& work, int64_t row, const Event& event, const StoredEvent& stored,
                       const Standing& standing) {
  FeedItem item{.hub_seq = standing.hub_seq,
                .judgement = {event.id, standing.verdict, standing.reason},
                .device = event.device,
                .event = std::nullopt};
  if (standing.verdict == Verdict::kAccepted) item.event = stored;
  if (Status added = work.feed.Add(row, item); !added) return added;
  if (standing.verdict != Verdict::kAccepted) return {};
  if (Status applied = projector->Apply(event); !applied) return applied;
  if (!std::holds_alternative<ProposalPlanted>(event.payload)) return {};
  const auto& planted = std::get<ProposalPlanted>(event.payload);
  if (planted.at_once && !options.publish_at_once && !planted.sample) {
    Event review{.id = NewId(clock.WallMs(), random),
                 .actor = {"hub", "staff"},
                 .payload = ProposalReviewed{planted.proposal, Visibility::kAwaiting, ""}};
    if (Status recorded = Record(work, std::move(review)); !recorded) return recorded;
  }
  return ReleaseHeld(work, planted.proposal);
}

Status Hub::Impl::TakeIn(Work& work, const Event& event, const StoredEvent& stored, bool quarantine,
                         Judgement& judgement) {
  Standing standing{
      .hub_seq = work.feed.next(), .verdict = Verdict::kQuarantined, .reason = "revoked"};
  if (!quarantine) {
    auto decision = Decide(work, event, Author::kStation);
    if (!decision) return std::unexpected(decision.error());
    standing.verdict = decision->first;
    standing.reason = std::move(decision->second);
  }
  judgement = {event.id, standing.verdict, standing.reason};
  if (Status added = work.log.Add(event, stored, standing); !added) return added;
  return Tell(work, database->LastInsertRow(), event, stored, standing);
}

// Events that came before the proposal they are about get their verdict now.
Status Hub::Impl::ReleaseHeld(Work& work, const std::string& proposal) {
  struct Held {
    int64_t row;
    StoredEvent stored;
  };
  std::vector<Held> held;
  {
    Statement rows = database->Prepare(
        "SELECT row, raw, prev, hash FROM event WHERE proposal = ?1 AND verdict = 'held' "
        "ORDER BY row",
        proposal);
    while (true) {
      const auto row = rows.Step();
      if (!row) return std::unexpected(row.error());
      if (!*row) break;
      Held each{rows.Int(0), {.raw = std::string(rows.Text(1))}};
      std::copy_n(rows.Blob(2).begin(), each.stored.prev.size(), each.stored.prev.begin());
      std::copy_n(rows.Blob(3).begin(), each.stored.hash.size(), each.stored.hash.begin());
      held.push_back(std::move(each));
    }
  }
  for (const Held& each : held) {
    const auto event = DecodeEvent(each.stored.raw);
    if (!event) return std::unexpected(event.error());
    const auto decision = Decide(work, *event, Author::kStation);
    if (!decision) return std::unexpected(decision.error());
    if (decision->first == Verdict::kHeld) continue;
    const Standing standing{work.feed.next(), decision->first, decision->second};
    if (Status judged = work.log.Judge(each.row, standing); !judged) return judged;
    if (Status told = Tell(work, each.row, *event, each.stored, standing); !told) return told;
  }
  return {};
}

// What the hub or its staff do: an event of the hub's own chain, accepted as it is recorded.
Status Hub::Impl::Record(Work& work, Event event) {
  event.device = device;
  if (event.at.ms == 0) event.at = {clock.WallMs(), 0};
  event.clock_trusted = clock.WallIsPlausible();
  const auto before = projector->Find(ProposalOf(event.payload));
  if (!before) return std::unexpected(before.error());
  if (const auto allowed = Check(event.payload, *before, Author::kHub); !allowed) {
    return Fail(ErrorKind::kConflict, std::string(RefusalName(allowed.error())));
  }
  auto head = work.log.HeadOf(device, event.incarnation);
  if (!head) return std::unexpected(head.error());
  const Standing standing{work.feed.next(), Verdict::kAccepted, ""};
  const auto stored = work.log.Append(event, *head, standing);
  if (!stored) return std::unexpected(stored.error());
  return Tell(work, database->LastInsertRow(), event, *stored, standing);
}

// An event we have already: its verdict again. False: a new one.
std::expected<bool, PushRefusal> Hub::Impl::IsKnown(EventLog& events, const PushRequest& request,
                                                    const StoredEvent& event, int64_t seq,
                                                    Judgement& judgement) {
  using Kind = PushRefusal::Kind;
  const auto known = events.At(request.device, request.incarnation, seq);
  if (!known) return No(Kind::kUnavailable, known.error().detail);
  if (!*known) return false;
  if ((*known)->hash != event.hash) return No(Kind::kFork, "another event stands at that number");
  const auto decoded = DecodeEvent(event.raw);
  if (!decoded) return No(Kind::kMalformed, decoded.error().detail);
  judgement = {decoded->id, (*known)->verdict.value_or(Verdict::kHeld), ""};
  return true;
}

std::expected<PushReply, PushRefusal> Hub::Push(const PushRequest& request) {
  using Kind = PushRefusal::Kind;
  const std::lock_guard guard(impl_->mutex);
  Database& db = *impl_->database;
  const auto revoked =
      db.Number("SELECT revoked OR forked FROM station WHERE device = ?1", request.device);
  if (!revoked || !*revoked) return No(Kind::kMalformed, "unknown station");
  PushReply reply;
  std::optional<PushRefusal> refusal;
  const auto refuse = [&](PushRefusal why) -> Status {
    refusal = std::move(why);
    return Fail(ErrorKind::kInvalid, "refused");
  };
  Status done = impl_->Commit([&](Impl::Work& work) -> Status {
    auto head = work.log.HeadOf(request.device, request.incarnation);
    if (!head) return std::unexpected(head.error());
    if (request.first_seq > head->seq + 1) {
      return refuse({Kind::kGap, "events are missing before these", head->seq + 1});
    }
    int64_t seq = request.first_seq - 1;
    for (const StoredEvent& stored : request.events) {
      Judgement judgement;
      ++seq;
      if (seq <= head->seq) {
        const auto known = impl_->IsKnown(work.log, request, stored, seq, judgement);
        if (!known) return refuse(known.error());
        reply.verdicts.push_back(std::move(judgement));
        continue;
      }
      const auto event = DecodeEvent(stored.raw);
      if (!event) return refuse({Kind::kMalformed, event.error().detail});
      const bool in_place = event->device == request.device && event->seq == seq &&
                            event->incarnation == request.incarnation;
      if (!in_place) return refuse({Kind::kMalformed, "an event is not where it says it is"});
      if (stored.prev != head->hash || EventHash(stored.prev, stored.raw) != stored.hash) {
        return refuse({Kind::kFork, "the chain does not go on from what the hub has"});
      }
      Status taken = impl_->TakeIn(work, *event, stored, **revoked != 0, judgement);
      if (!taken) return taken;
      *head = {seq, stored.hash};
      reply.verdicts.push_back(std::move(judgement));
    }
    reply.acked_seq = std::max(seq, int64_t{0});
    return db.Run("UPDATE station SET last_seen_ms = ?2 WHERE device = ?1", request.device,
                  impl_->clock.WallMs());
  });
  if (refusal) {
    if (refusal->kind == Kind::kFork) {
      (void)db.Run("UPDATE station SET forked = 1 WHERE device = ?1", request.device);
      impl_->log.Error("a station's chain forked: a copied disk, a restored one, or tampering");
    }
    return std::unexpected(*refusal);
  }
  if (!done) return No(Kind::kUnavailable, done.error().detail);
  reply.envelope = MakeEnvelope();
  return reply;
}

Result<FeedReply> Hub::Feed(int64_t after) {
  const std::lock_guard guard(impl_->mutex);
  auto page = HubFeed(*impl_->database).Page(impl_->epoch, after, kFeedPage);
  if (!page) return std::unexpected(page.error());
  return FeedReply{MakeEnvelope(), std::move(*page)};
}

Result<int64_t> Hub::Head() {
  const std::lock_guard guard(impl_->mutex);
  const auto head = impl_->database->Number("SELECT max(hub_seq) FROM feed");
  if (!head) return std::unexpected(head.error());
  return head->value_or(0);
}

Status Hub::Revoke(const std::string& device) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Impl::Work& work) -> Status {
    Status done = impl_->database->Run("UPDATE station SET revoked = 1 WHERE device = ?1", device);
    if (!done) return done;
    if (impl_->database->ChangedRows() != 1) return Fail(ErrorKind::kNotFound, "unknown station");
    return impl_->Record(work, {.id = NewId(impl_->clock.WallMs(), impl_->random),
                                .actor = {"hub", "staff"},
                                .payload = StationRevoked{device}});
  });
}

Status Hub::Review(const std::string& proposal, Visibility visibility, const std::string& words) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Impl::Work& work) {
    return impl_->Record(work, {.id = NewId(impl_->clock.WallMs(), impl_->random),
                                .actor = {"hub", "staff"},
                                .payload = ProposalReviewed{proposal, visibility, words}});
  });
}

Status Hub::PlantSamples(const std::vector<SampleProposal>& samples) {
  const std::lock_guard guard(impl_->mutex);
  const std::vector<Event> events = SampleEvents(samples);
  for (size_t begin = 0; begin < events.size(); begin += kSamplesATransaction) {
    const size_t end = std::min(events.size(), begin + kSamplesATransaction);
    Status done = impl_->Commit([&](Impl::Work& work) -> Status {
      for (size_t i = begin; i < end; ++i) {
        const auto known = work.log.Knows(events[i].id);
        if (!known) return std::unexpected(known.error());
        if (*known) continue;
        if (Status recorded = impl_->Record(work, events[i]); !recorded) return recorded;
      }
      return {};
    });
    if (!done) return done;
  }
  return {};
}

Status Hub::Rebuild() {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Impl::Work&) { return impl_->projector->Rebuild(); });
}

}  // namespace oneflower
