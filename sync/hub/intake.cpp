#include "sync/hub/intake.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/base/ids.h"
#include "shared/base/json_text.h"
#include "shared/domain/reason.h"
#include "shared/store/blob_rows.h"

namespace oneflower {
namespace {

bool Fits(const StoredEvent& stored) { return EventHash(stored.prev, stored.raw) == stored.hash; }

// The id in an event's text where the text as a whole is no JSON any more. Quotes inside of texts
// are escaped, so the key is found nowhere else.
std::string IdInText(std::string_view raw) {
  constexpr std::string_view kKey = "\"id\":\"";
  constexpr size_t kIdLength = 36;
  const size_t at = raw.find(kKey);
  if (at == std::string_view::npos) return {};
  return std::string(raw.substr(at + kKey.size(), kIdLength));
}

// The id by which the sender knows an event this release cannot read, or one made from its place.
std::string IdOfUnreadable(const StoredEvent& stored, const std::string& device,
                           int64_t incarnation, int64_t seq) {
  const auto json = ParseJson(stored.raw);
  if (json.is_object() && json.contains("id") && json["id"].is_string()) {
    auto id = json["id"].get<std::string>();
    if (IsId(id)) return id;
  }
  if (auto id = IdInText(stored.raw); IsId(id)) return id;
  return NaturalId({device, std::to_string(incarnation), std::to_string(seq)});
}

}  // namespace

Status Intake::Begin() {
  Status loaded = feed_.Load();
  first_ = feed_.next();
  return loaded;
}

Status Intake::End() { return feed_.next() > first_ ? feed_.EndBatch() : Status(); }

Status Intake::ReceivePush(const PushRequest& push, bool trusted, PushReply& reply) {
  const Sender sender{push.device, push.incarnation, trusted};
  auto head = log_.HeadOf(push.device, push.incarnation);
  if (!head) return std::unexpected(head.error());
  if (push.first_seq > head->seq + 1) {
    const auto goes_on = ContinuesFork(push);
    if (!goes_on) return std::unexpected(goes_on.error());
    if (!*goes_on) {
      missing_from_ = head->seq + 1;
      return Fail(ErrorKind::kConflict, "events are missing before these");
    }
  }
  int64_t seq = push.first_seq - 1;
  for (const StoredEvent& stored : push.events) {
    ++seq;
    auto judgement = ReceiveEvent(sender, seq, stored, *head);
    if (!judgement) return std::unexpected(judgement.error());
    reply.verdicts.push_back(std::move(*judgement));
    if (Status ended = feed_.EndLongBatch(); !ended) return ended;
  }
  reply.acked_seq = seq;
  return {};
}

// Receives the next event of the chain, a known one, or a fork.
Result<Judgement> Intake::ReceiveEvent(const Sender& sender, int64_t seq, const StoredEvent& stored,
                                       ChainHead& head) {
  const bool is_next = seq == head.seq + 1;
  bool goes_on = is_next && stored.prev == head.hash;
  if (!goes_on) {
    auto known = Known(sender, seq, stored.hash);
    if (!known) return std::unexpected(known.error());
    if (*known) return std::move(**known);
  }
  if (is_next && !goes_on) {
    const auto in_spite = ContinuesDamagedChain(sender, stored, head);
    if (!in_spite) return std::unexpected(in_spite.error());
    goes_on = *in_spite;
  }
  if (!goes_on) return QuarantineFork(sender, seq, stored);
  StoredEvent next = stored;
  // Where only the link was damaged the event can be mended: its hash vouches for its words.
  if (EventHash(head.hash, stored.raw) == stored.hash) next.prev = head.hash;
  head = {seq, stored.hash};
  return ReceiveNext(sender, seq, next);
}

// A wrong hash shows a bad disk, not a fork: the chain continues, also after such an event.
Result<bool> Intake::ContinuesDamagedChain(const Sender& sender, const StoredEvent& stored,
                                           const ChainHead& head) {
  if (!Fits(stored)) return true;
  const auto before = ReadStored(database_.Prepare(
      "SELECT raw, prev, hash FROM event WHERE device = ?1 AND incarnation = ?2 AND seq = ?3 "
      "AND verdict = 'rejected' AND reason = ?4",
      sender.device, sender.incarnation, head.seq, reason::kDamaged));
  if (!before) return std::unexpected(before.error());
  if (!*before) return false;
  const StoredEvent& damaged = **before;
  return EventHash(damaged.prev, damaged.raw) == stored.prev;
}

Result<Judgement> Intake::ReceiveNext(const Sender& sender, int64_t seq,
                                      const StoredEvent& stored) {
  auto event = DecodeEvent(stored.raw);
  const bool is_whole = Fits(stored);
  const bool in_place = event && event->device == sender.device && event->seq == seq &&
                        event->incarnation == sender.incarnation;
  Decision decision{Verdict::kQuarantined, std::string(reason::kRevoked)};
  if (!is_whole || !in_place) {
    // It keeps its place in the chain, so that the ones after it get through.
    const std::string why(is_whole ? reason::kMalformed : reason::kDamaged);
    event = Event{.id = IdOfUnreadable(stored, sender.device, sender.incarnation, seq),
                  .device = sender.device,
                  .incarnation = sender.incarnation,
                  .seq = seq,
                  .type = why,
                  .payload = UnknownPayload{}};
    decision = {Verdict::kRejected, why};
  } else if (sender.trusted) {
    auto judged = Decide(*event, Author::kStation);
    if (!judged) return std::unexpected(judged.error());
    decision = std::move(*judged);
  }
  const Standing standing{feed_.next(), decision.verdict, decision.reason};
  Status done = log_.Add(*event, stored, standing);
  if (done) done = Publish(database_.LastInsertRow(), *event, stored, standing);
  if (!done) return std::unexpected(done.error());
  return Judgement{event->id, standing.verdict, standing.reason};
}

// A copied or restored disk recorded other events at known places. They are stored beside the
// chain: no words are lost, and none replace what is stored already.
Result<Judgement> Intake::QuarantineFork(const Sender& sender, int64_t seq,
                                         const StoredEvent& stored) {
  found_fork_ = true;
  Judgement judgement{IdOfUnreadable(stored, sender.device, sender.incarnation, seq),
                      Verdict::kQuarantined, std::string(reason::kFork)};
  Status done = database_.Run(
      "INSERT INTO quarantine (event_id, device, incarnation, seq, raw, prev, hash) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      judgement.event_id, sender.device, sender.incarnation, seq, stored.raw, stored.prev,
      stored.hash);
  if (done) {
    done = feed_.AddQuarantined(database_.LastInsertRow(),
                                {feed_.next(), judgement, sender.device, std::nullopt});
  }
  if (!done) return std::unexpected(done.error());
  return judgement;
}

Result<std::optional<Judgement>> Intake::Known(const Sender& sender, int64_t seq,
                                               const Hash& hash) {
  Statement row = database_.Prepare(
      "SELECT event_id, verdict, reason FROM event "
      "WHERE device = ?1 AND incarnation = ?2 AND seq = ?3 AND hash = ?4 "
      "UNION ALL SELECT event_id, 'quarantined', 'fork' FROM quarantine "
      "WHERE device = ?1 AND incarnation = ?2 AND seq = ?3 AND hash = ?4",
      sender.device, sender.incarnation, seq, hash);
  const auto found = row.Step();
  if (!found) return std::unexpected(found.error());
  if (!*found) return std::nullopt;
  return Judgement{std::string(row.Text(0)), VerdictFromName(row.Text(1)).value_or(Verdict::kHeld),
                   std::string(row.Text(2))};
}

Result<bool> Intake::ContinuesFork(const PushRequest& push) {
  // A greeting has no event that would tell which one it goes on from: any at that place will do,
  // as nothing is stored after it.
  std::optional<Hash> hash;
  if (!push.events.empty()) hash = push.events.front().prev;
  const auto before = database_.Number(
      "SELECT 1 FROM quarantine WHERE device = ?1 AND incarnation = ?2 AND seq = ?3 "
      "AND (?4 IS NULL OR hash = ?4)",
      push.device, push.incarnation, push.first_seq - 1, hash);
  if (!before) return std::unexpected(before.error());
  return before->has_value();
}

Result<std::expected<void, Refusal>> Intake::MayHappen(const Event& event, Author author,
                                                       const std::optional<Proposal>& before) {
  const auto memory = projector_.FindMemory(MemoryOf(event.payload));
  if (!memory) return std::unexpected(memory.error());
  return Check(event.payload, before, author, *memory);
}

// What becomes of an event that is stored now; permanent, unless it is held.
Result<Intake::Decision> Intake::Decide(const Event& event, Author author) {
  if (std::holds_alternative<UnknownPayload>(event.payload)) {
    return Decision{Verdict::kHeld, std::string(reason::kSchema)};
  }
  const auto told = database_.Number(
      "SELECT 1 FROM event WHERE event_id = ?1 AND verdict = 'accepted'", event.id);
  if (!told) return std::unexpected(told.error());
  if (*told) return Decision{Verdict::kDuplicate, ""};
  const auto before = projector_.Find(ProposalOf(event.payload));
  if (!before) return std::unexpected(before.error());
  const auto checked = MayHappen(event, author, *before);
  if (!checked) return std::unexpected(checked.error());
  const auto& answer = *checked;
  if (answer) return Decision{Verdict::kAccepted, ""};
  const bool waits =
      answer.error() == Refusal::kUnknownProposal || answer.error() == Refusal::kUnknownMemory;
  // Hold it: a station that has not synced may still show the proposal as public.
  const bool unread = answer.error() == Refusal::kNotPublic && *before &&
                      (*before)->visibility == Visibility::kAwaiting;
  if (unread) return Decision{Verdict::kHeld, std::string(reason::kAwaiting)};
  return Decision{waits ? Verdict::kHeld : Verdict::kRejected,
                  std::string(RefusalName(answer.error()))};
}

// The verdict into the feed; an accepted event into the projections.
Status Intake::Publish(int64_t row, const Event& event, const StoredEvent& stored,
                       const Standing& standing) {
  FeedItem item{.hub_seq = standing.hub_seq,
                .judgement = {event.id, standing.verdict, standing.reason},
                .device = event.device,
                .event = std::nullopt};
  const bool accepted = standing.verdict == Verdict::kAccepted;
  if (accepted) item.event = stored;
  Status done = feed_.Add(row, item);
  if (!done || !accepted) return done;
  done = projector_.Apply(event);
  return done ? FollowUp(event) : done;
}

// What the hub does because of an accepted event.
Status Intake::FollowUp(const Event& event) {
  if (const auto* planted = std::get_if<ProposalPlanted>(&event.payload)) {
    return AfterPlanting(*planted);
  }
  if (const auto* told = std::get_if<MemoryTold>(&event.payload)) return AfterTelling(*told);
  if (const auto* back = std::get_if<MemoryWithdrawn>(&event.payload)) {
    return AfterWithdrawal(back->memory);
  }
  const auto* reviewed = std::get_if<ProposalReviewed>(&event.payload);
  const bool is_read = reviewed != nullptr && reviewed->visibility != Visibility::kAwaiting;
  return is_read ? DecideHeldEvents(reviewed->proposal) : Status();
}

Status Intake::AfterTelling(const MemoryTold& told) {
  if (told.at_once && !self_.publish_at_once && !told.sample) {
    Status awaits = RecordOwn({.id = NewId(clock_.WallMs(), random_),
                               .actor = {"hub", "staff"},
                               .payload = MemoryReviewed{told.memory, Visibility::kAwaiting, ""}});
    if (!awaits) return awaits;
  }
  return DecideHeldEvents(told.memory);
}

Status Intake::AfterWithdrawal(const std::string& memory) {
  const auto ids = BlobRows(database_).TakeBack(memory);
  if (!ids) return std::unexpected(ids.error());
  taken_back_.insert(taken_back_.end(), ids->begin(), ids->end());
  return {};
}

// Staff may want to read it first; and events that came before it get their verdict now.
Status Intake::AfterPlanting(const ProposalPlanted& planted) {
  if (planted.at_once && !self_.publish_at_once && !planted.sample) {
    Status awaits =
        RecordOwn({.id = NewId(clock_.WallMs(), random_),
                   .actor = {"hub", "staff"},
                   .payload = ProposalReviewed{planted.proposal, Visibility::kAwaiting, ""}});
    if (!awaits) return awaits;
  }
  return DecideHeldEvents(planted.proposal);
}

Status Intake::DecideHeldEvents(const std::string& subject) {
  const auto waiting = FindRows(database_.Prepare(
      "SELECT row FROM event WHERE proposal = ?1 AND verdict = 'held' ORDER BY row", subject));
  if (!waiting) return std::unexpected(waiting.error());
  for (const int64_t row : *waiting) {
    Status judged = DecideHeld(row);
    if (judged) judged = feed_.EndLongBatch();
    if (!judged) return judged;
  }
  return {};
}

Status Intake::DecideEventsNowUnderstood() {
  const auto waiting = FindRows(database_.Prepare(
      "SELECT row FROM event WHERE verdict = 'held' AND reason = 'schema' ORDER BY row"));
  if (!waiting) return std::unexpected(waiting.error());
  for (const int64_t row : *waiting) {
    const auto held = ReadHeld(row);
    if (!held) return std::unexpected(held.error());
    if (!*held) continue;
    const auto event = DecodeEvent((*held)->raw);
    if (!event || std::holds_alternative<UnknownPayload>(event->payload)) continue;
    Status done = database_.Run("UPDATE event SET proposal = ?2 WHERE row = ?1", row,
                                SubjectOf(event->payload));
    if (done) done = DecideHeld(row);
    if (done) done = feed_.EndBatch();
    if (!done) return done;
  }
  return {};
}

Result<std::vector<int64_t>> Intake::FindRows(Statement rows) {
  std::vector<int64_t> found;
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return found;
    found.push_back(rows.Int(0));
  }
}

Result<std::optional<StoredEvent>> Intake::ReadStored(Statement row) {
  const auto found = row.Step();
  if (!found) return std::unexpected(found.error());
  if (!*found) return std::nullopt;
  StoredEvent stored{.raw = std::string(row.Text(0))};
  std::copy_n(row.Blob(1).begin(), stored.prev.size(), stored.prev.begin());
  std::copy_n(row.Blob(2).begin(), stored.hash.size(), stored.hash.begin());
  return stored;
}

Result<std::optional<StoredEvent>> Intake::ReadHeld(int64_t row) {
  return ReadStored(database_.Prepare(
      "SELECT raw, prev, hash FROM event WHERE row = ?1 AND verdict = 'held'", row));
}

// Changes nothing if the follow-ups of an earlier event have decided this one already.
Status Intake::DecideHeld(int64_t row) {
  const auto held = ReadHeld(row);
  if (!held) return std::unexpected(held.error());
  if (!*held) return {};
  const auto event = DecodeEvent((*held)->raw);
  if (!event) return std::unexpected(event.error());
  const auto decision = Decide(*event, Author::kStation);
  if (!decision) return std::unexpected(decision.error());
  if (decision->verdict == Verdict::kHeld) return {};
  const Standing standing{feed_.next(), decision->verdict, decision->reason};
  if (Status judged = log_.Judge(row, standing); !judged) return judged;
  return Publish(row, *event, **held, standing);
}

Status Intake::Record(Event event) {
  Status recorded = RecordOwn(std::move(event));
  return recorded ? feed_.EndLongBatch() : recorded;
}

Status Intake::RecordOwn(Event event) {
  event.device = self_.device;
  event.incarnation = self_.incarnation;
  if (event.at.ms == 0) event.at = {clock_.WallMs(), 0};
  event.clock_trusted = clock_.WallIsPlausible();
  const auto known = log_.Knows(event.id);
  if (!known) return std::unexpected(known.error());
  if (*known) return {};
  const auto before = projector_.Find(ProposalOf(event.payload));
  if (!before) return std::unexpected(before.error());
  const auto allowed = MayHappen(event, Author::kHub, *before);
  if (!allowed) return std::unexpected(allowed.error());
  if (!*allowed) {
    return Fail(ErrorKind::kConflict, std::string(RefusalName(allowed->error())));
  }
  auto head = log_.HeadOf(self_.device, event.incarnation);
  if (!head) return std::unexpected(head.error());
  const Standing standing{feed_.next(), Verdict::kAccepted, ""};
  const auto stored = log_.Append(event, *head, standing);
  if (!stored) return std::unexpected(stored.error());
  return Publish(database_.LastInsertRow(), event, *stored, standing);
}

}  // namespace oneflower
