#include "sync/hub/hub.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "shared/base/ids.h"
#include "shared/domain/samples.h"
#include "shared/store/blob_store.h"
#include "shared/store/meta.h"
#include "sync/hub/hub_feed.h"
#include "sync/hub/hub_folder.h"
#include "sync/hub/hub_impl.h"
#include "sync/protocol/enrol_code.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

constexpr size_t kSamplesATransaction = 256;

// How long media stay that no event names: the database may have been put back from an older copy
// than they are of, and stations tell their events again.
constexpr int64_t kUnnamedMediaMs = int64_t{7} * 24 * 60 * 60 * 1000;

// From 1 up to 2^53 - 1: the numbers that every reader of JSON keeps exactly.
int64_t NewIncarnation(Random& random) {
  std::array<uint8_t, sizeof(uint64_t)> bytes{};
  random.Fill(bytes);
  const auto drawn = std::bit_cast<uint64_t>(bytes) >> 11;
  return std::max<int64_t>(1, static_cast<int64_t>(drawn));
}

std::unexpected<PushRefusal> No(PushRefusal::Kind kind, std::string detail, int64_t expected = 0) {
  return std::unexpected(PushRefusal{kind, std::move(detail), expected});
}

}  // namespace

Status Hub::Impl::OpenDatabase() {
  auto opened = Database::Open(HubDatabaseIn(options.folder), Database::Mode::kWriter);
  if (!opened) return std::unexpected(opened.error());
  database = std::move(*opened);
  if (Status migrated = HubFeed::Migrate(*database); !migrated) return migrated;
  projector = std::make_unique<Projector>(*database, View::kAccepted);
  if (Status derived = projector->BringUpToDate(); !derived) return derived;
  return LoadSelf();
}

Status Hub::Impl::LoadSelf() {
  Meta meta(*database);
  auto known_epoch = meta.Text("hub_epoch");
  auto device = meta.Text("device");
  if (!known_epoch) return std::unexpected(known_epoch.error());
  if (!device) return std::unexpected(device.error());
  self.publish_at_once = options.publish_at_once;
  self.incarnation = NewIncarnation(random);
  if (!known_epoch->empty()) {
    epoch = std::move(*known_epoch);
    self.device = std::move(*device);
    return {};
  }
  auto transaction = Transaction::Begin(*database);
  if (!transaction) return std::unexpected(transaction.error());
  epoch = NewId(clock.WallMs(), random);
  self.device = NewId(clock.WallMs(), random);
  Status kept = meta.Set("hub_epoch", epoch);
  if (kept) kept = meta.Set("device", self.device);
  return kept ? transaction->Commit() : kept;
}

// A backup may have been put back without its media, or with others.
Status Hub::Impl::CheckMedia() {
  BlobStore blobs(BlobFolderIn(options.folder));
  const auto here = BlobRows(*database).Here();
  if (!here) return std::unexpected(here.error());
  std::vector<std::string> lost;
  for (const std::string& id : *here) {
    if (!blobs.Has(id)) lost.push_back(id);
  }
  if (!lost.empty()) {
    if (Status missed = RequestLostMedia(lost); !missed) return missed;
  }
  const auto is_named = [&](std::string_view id) { return BlobRows(*database).IsNamed(id); };
  const int64_t before_ms = clock.WallMs() - kUnnamedMediaMs;
  auto swept = blobs.SweepParts(is_named, before_ms);
  for (int shelf = 0; swept && shelf < BlobStore::kShelves; ++shelf) {
    swept = blobs.SweepShelf(shelf, is_named, before_ms);
  }
  return swept ? Status() : std::unexpected(swept.error());
}

// Stations bring again what a hub lacks when its history is another one: so that it is, by name.
Status Hub::Impl::RequestLostMedia(const std::vector<std::string>& lost) {
  log.Error("media are gone, stations are asked for them again: " + std::to_string(lost.size()));
  auto transaction = Transaction::Begin(*database);
  if (!transaction) return std::unexpected(transaction.error());
  Status done;
  for (const std::string& id : lost) {
    if (done) done = BlobRows(*database).MarkLost(id);
  }
  std::string fresh = NewId(clock.WallMs(), random);
  if (done) done = Meta(*database).Set("hub_epoch", fresh);
  if (done) done = transaction->Commit();
  if (done) epoch = std::move(fresh);
  return done;
}

// After a failed write or sync pages may be marked clean that never reached the disk: the file is
// opened again and checked before anything continues.
Status Hub::Impl::Recover() {
  if (!must_reopen) return {};
  projector.reset();
  database.reset();
  Status sound = OpenDatabase();
  if (sound) sound = database->Verify();
  if (!sound) return sound;
  must_reopen = false;
  log.Warn("the database was opened anew after a failed write");
  return {};
}

Status Hub::Impl::RecordStaffEvent(Intake& intake, Payload payload) {
  return intake.Record({.id = NewId(clock.WallMs(), random),
                        .actor = {"hub", "staff"},
                        .payload = std::move(payload)});
}

Hub::Hub(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Hub::~Hub() = default;

Result<std::unique_ptr<Hub>> Hub::Open(const Options& options, const Clock& clock, Random& random,
                                       Log& log) {
  auto lock = FolderLock::Take(options.folder);
  if (!lock && lock.error().kind == ErrorKind::kBusy) {
    return Fail(ErrorKind::kBusy, "a hub is already running on " + options.folder.string());
  }
  if (!lock) return std::unexpected(lock.error());
  const auto key = LoadOrMakeHubKey(options.folder, random);
  if (!key) return std::unexpected(key.error());
  auto impl = std::make_unique<Impl>(std::move(*lock), options, clock, random, log, *key);
  Status ready = impl->OpenDatabase();
  if (ready) ready = impl->CheckMedia();
  if (ready)
    ready = impl->Commit([](Intake& intake) { return intake.DecideEventsNowUnderstood(); });
  if (!ready) return std::unexpected(ready.error());
  impl->SweepBoard();
  auto taken_back = BlobRows(*impl->database).TakenBack();
  if (!taken_back) return std::unexpected(taken_back.error());
  impl->taken_back = std::move(*taken_back);
  return std::unique_ptr<Hub>(new Hub(std::move(impl)));
}

const KeyPair& Hub::key() const { return impl_->key; }
Envelope Hub::MakeEnvelope() const { return {impl_->epoch, impl_->clock.WallMs()}; }
fs::path Hub::database() const { return HubDatabaseIn(impl_->options.folder); }

Result<std::string> Hub::NewEnrolCode(const std::string& name) {
  const std::lock_guard guard(impl_->mutex);
  std::string code = oneflower::NewEnrolCode(impl_->key.public_key(), impl_->random);
  const int64_t now_ms = impl_->clock.WallMs();
  Status kept = impl_->Commit([&](Intake&) {
    return StationRegistry(*impl_->database)
        .AddCode(PlainEnrolCode(code), name, now_ms + kCodeLifeMs, now_ms);
  });
  if (!kept) return std::unexpected(kept.error());
  return code;
}

Result<EnrolReply> Hub::Enrol(const EnrolRequest& request) {
  const std::lock_guard guard(impl_->mutex);
  EnrolRequest plain = request;
  plain.code = PlainEnrolCode(request.code);
  Status done = impl_->Commit([&](Intake&) {
    return StationRegistry(*impl_->database).Enrol(plain, impl_->clock.WallMs());
  });
  if (!done) return std::unexpected(done.error());
  impl_->log.Info("a station was enrolled: " + request.device);
  return EnrolReply{MakeEnvelope(), impl_->key.public_key()};
}

Result<PublicKey> Hub::KeyOf(std::string_view device) {
  const std::lock_guard guard(impl_->mutex);
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return StationRegistry(*impl_->database).KeyOf(device);
}

Result<bool> Hub::IsTrusted(std::string_view device) {
  const std::lock_guard guard(impl_->mutex);
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return StationRegistry(*impl_->database).IsTrusted(device);
}

Result<std::vector<StationFacts>> Hub::Stations() {
  const std::lock_guard guard(impl_->mutex);
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return StationRegistry(*impl_->database).All();
}

std::expected<PushReply, PushRefusal> Hub::Push(const PushRequest& request) {
  using Kind = PushRefusal::Kind;
  const std::lock_guard guard(impl_->mutex);
  PushReply reply;
  bool forked = false;
  int64_t missing_from = 0;
  Status done = impl_->Commit([&](Intake& intake) -> Status {
    StationRegistry roll(*impl_->database);
    const auto trusted = roll.IsTrusted(request.device);
    if (!trusted) return std::unexpected(trusted.error());
    Status taken = intake.ReceivePush(request, *trusted, reply);
    forked = intake.found_fork();
    missing_from = intake.missing_from();
    if (taken && forked) taken = roll.MarkForked(request.device);
    return taken ? roll.Seen(request.device, impl_->clock.WallMs()) : taken;
  });
  if (forked) {
    impl_->log.Error("two machines record as station " + request.device +
                     ": a copied disk, a restored one, or tampering");
  }
  if (done) {
    reply.envelope = MakeEnvelope();
    return reply;
  }
  if (missing_from > 0) return No(Kind::kGap, done.error().detail, missing_from);
  switch (done.error().kind) {
    case ErrorKind::kInvalid: return No(Kind::kMalformed, done.error().detail);
    case ErrorKind::kNotFound: return No(Kind::kUnknownStation, done.error().detail);
    default:
      impl_->log.Error("a push could not be kept: " + done.error().detail);
      return No(Kind::kUnavailable, done.error().detail);
  }
}

Result<FeedReply> Hub::Feed(int64_t after) {
  const std::lock_guard guard(impl_->mutex);
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  // Stations ask at all hours: nothing on the board outlives its time for want of a visitor.
  impl_->SweepBoard();
  auto page = HubFeed(*impl_->database).Page(impl_->epoch, after, kFeedPageItems, kFeedPageBytes);
  if (!page) return std::unexpected(page.error());
  return FeedReply{MakeEnvelope(), std::move(*page)};
}

Result<int64_t> Hub::Head() {
  const std::lock_guard guard(impl_->mutex);
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  const auto head = impl_->database->Number("SELECT max(hub_seq) FROM feed");
  if (!head) return std::unexpected(head.error());
  return head->value_or(0);
}

Status Hub::Revoke(const std::string& device) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Intake& intake) -> Status {
    Status done = StationRegistry(*impl_->database).Revoke(device);
    return done ? impl_->RecordStaffEvent(intake, StationRevoked{device}) : done;
  });
}

Status Hub::Review(const std::string& proposal, Visibility visibility, const std::string& words) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Intake& intake) {
    return impl_->RecordStaffEvent(intake, ProposalReviewed{proposal, visibility, words});
  });
}

Status Hub::ReviewMemory(const std::string& memory, Visibility visibility,
                         const std::string& words) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Intake& intake) {
    return impl_->RecordStaffEvent(intake, MemoryReviewed{memory, visibility, words});
  });
}

Status Hub::Word(const std::string& proposal, const std::string& text) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Intake& intake) {
    return impl_->RecordStaffEvent(intake, ProposalWorded{proposal, text});
  });
}

Result<MediumFacts> Hub::FactsOfMedium(std::string_view id) {
  const std::lock_guard guard(impl_->mutex);
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return BlobRows(*impl_->database).FactsOf(id);
}

Result<int64_t> Hub::MediaBytesOf(std::string_view device) {
  const std::lock_guard guard(impl_->mutex);
  if (Status sound = impl_->Recover(); !sound) return std::unexpected(sound.error());
  return BlobRows(*impl_->database).BytesOf(device);
}

Status Hub::MediumCame(std::string_view id, int64_t bytes) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Intake&) { return BlobRows(*impl_->database).MarkHere(id, bytes); });
}

Status Hub::MediumLost(std::string_view id) {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Intake&) { return BlobRows(*impl_->database).MarkLost(id); });
}

std::vector<std::string> Hub::WithdrawnMedia() {
  const std::lock_guard guard(impl_->mutex);
  return std::exchange(impl_->taken_back, {});
}

Status Hub::PlantSamples(const std::vector<SampleProposal>& samples) {
  const std::lock_guard guard(impl_->mutex);
  const std::vector<Event> events = SampleEvents(samples);
  for (size_t begin = 0; begin < events.size(); begin += kSamplesATransaction) {
    const size_t end = std::min(events.size(), begin + kSamplesATransaction);
    Status done = impl_->Commit([&](Intake& intake) -> Status {
      for (size_t i = begin; i < end; ++i) {
        if (Status recorded = intake.Record(events[i]); !recorded) return recorded;
      }
      return {};
    });
    if (!done) return done;
  }
  return {};
}

Status Hub::Rebuild() {
  const std::lock_guard guard(impl_->mutex);
  return impl_->Commit([&](Intake&) { return impl_->projector->Rebuild(); });
}

}  // namespace oneflower
