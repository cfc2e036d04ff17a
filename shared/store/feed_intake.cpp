#include "shared/store/feed_intake.h"

#include <algorithm>

#include "shared/domain/reason.h"

namespace oneflower {
namespace {

Standing StandingOf(const FeedItem& item) {
  return {item.hub_seq, item.judgement.verdict, item.judgement.reason};
}

bool IsPending(const std::optional<Verdict>& verdict) {
  return !verdict || *verdict == Verdict::kHeld;
}

bool IsFork(const Judgement& judgement) {
  return judgement.verdict == Verdict::kQuarantined && judgement.reason == reason::kFork;
}

// Which of the own events with the item's id: by the bytes, where there are any, else the newest
// that waits for a verdict.
const LoggedEvent* MeantBy(const FeedItem& item, const std::vector<LoggedEvent>& known) {
  const LoggedEvent* meant = nullptr;
  for (const LoggedEvent& each : known) {
    const bool fits =
        item.event ? each.hash == item.event->hash
                   : meant == nullptr || IsPending(each.verdict) || !IsPending(meant->verdict);
    if (fits) meant = &each;
  }
  return meant;
}

Result<Event> DecodeItem(const FeedItem& item) {
  const StoredEvent& stored = *item.event;
  if (EventHash(stored.prev, stored.raw) != stored.hash) {
    return Fail(ErrorKind::kInvalid, "an event of the feed does not fit its hash");
  }
  auto event = DecodeEvent(stored.raw);
  if (!event) return event;
  if (event->id != item.judgement.event_id || event->device != item.device) {
    return Fail(ErrorKind::kInvalid, "an event of the feed is not the one it is called");
  }
  return event;
}

}  // namespace

Status CheckPageFollows(const FeedPage& page, const FeedCursor& cursor) {
  const auto no = [](const char* why) { return Fail(ErrorKind::kConflict, why); };
  if (page.hub_epoch.empty()) return no("the page names no epoch");
  if (!cursor.hub_epoch.empty() && page.hub_epoch != cursor.hub_epoch) {
    return no("the hub has another epoch");
  }
  int64_t hub_seq = cursor.hub_seq;
  Hash hash = cursor.feed_hash;
  for (const FeedItem& item : page.items) {
    if (item.hub_seq != ++hub_seq) return no("the page has a gap");
    hash = NextFeedHash(hash, item);
  }
  if (hash != page.feed_hash) return no("the hub's history is another one");
  if (page.head < hub_seq) return no("the hub has less than it gave us");
  return {};
}

Status FeedIntake::Take(const FeedItem& item) {
  if (item.device == self_.device) return TakeOwn(item);
  // What another station was told about an event that did not count is no concern of ours.
  if (item.judgement.verdict != Verdict::kAccepted || !item.event) return {};
  return TakeEvent(item);
}

Status FeedIntake::TakeOwn(const FeedItem& item) {
  const auto known = log_.FindAll(item.judgement.event_id, item.device);
  if (!known) return std::unexpected(known.error());
  if (IsFork(item.judgement)) return TakeFork(*known, item);
  const LoggedEvent* meant = MeantBy(item, *known);
  return meant != nullptr ? TakeVerdict(*meant, item) : TakeOwnUnknown(item);
}

// Only our present life counts: what a copy does as a life of its own is as another station's, or
// two copies would drive each other from life to life.
Status FeedIntake::TakeOwnUnknown(const FeedItem& item) {
  if (!item.event) {
    // Without its bytes nobody knows of which life it is; a new one too many does no harm.
    if (item.judgement.verdict != Verdict::kQuarantined) disk_is_a_copy_ = true;
    return {};
  }
  const auto event = DecodeItem(item);
  if (!event) return std::unexpected(event.error());
  if (event->incarnation == self_.incarnation) disk_is_a_copy_ = true;
  return TakeEvent(item);
}

// Ours, but in a place that another copy's event has: it has to be recorded where it fits. Where
// that was done already the hub speaks of the earlier one, which does not count any more.
Status FeedIntake::TakeFork(const std::vector<LoggedEvent>& known, const FeedItem& item) {
  if (known.empty()) return {};
  const LoggedEvent& first = known.front();
  const bool of_this_life = first.incarnation == self_.incarnation;
  const bool recorded_anew = !of_this_life && known.back().incarnation == self_.incarnation;
  if (recorded_anew) return {};
  if (of_this_life) disk_is_a_copy_ = true;
  has_misplaced_ = true;
  return TakeVerdict(first, item);
}

Status FeedIntake::Finish() {
  for (const std::string& subject : put_off_) {
    if (Status derived = projector_.Reproject(subject); !derived) return derived;
  }
  return {};
}

Status FeedIntake::TakeVerdict(const LoggedEvent& own, const FeedItem& item) {
  const bool accepted = item.judgement.verdict == Verdict::kAccepted;
  const bool stays = accepted && IsPending(own.verdict);
  if (!resyncing_ && stays && !put_off_.contains(own.proposal)) {
    const auto oldest = IsOldestPending(own);
    if (!oldest) return std::unexpected(oldest.error());
    // It was the next to count anyway: the state already is what it becomes.
    if (!*oldest) PutOff(own.proposal);
  } else {
    PutOff(own.proposal);
  }
  return log_.Judge(own.row, StandingOf(item));
}

Status FeedIntake::TakeEvent(const FeedItem& item) {
  const auto event = DecodeItem(item);
  if (!event) return std::unexpected(event.error());
  newest_stamp_ = std::max(newest_stamp_, event->at);
  bool is_new = true;
  if (Status stored = Store(*event, item, is_new); !stored) return stored;
  if (const auto* back = std::get_if<MemoryWithdrawn>(&event->payload)) {
    withdrawn_.push_back(back->memory);
  }
  if (resyncing_) return {};
  if (is_new) return ApplyOrPutOff(*event);
  PutOff(SubjectOf(event->payload));
  return {};
}

Status FeedIntake::Store(const Event& event, const FeedItem& item, bool& is_new) {
  Status added = log_.Add(event, *item.event, StandingOf(item));
  if (added || added.error().kind != ErrorKind::kConflict) return added;
  is_new = false;
  const auto known = log_.At(event.device, event.incarnation, event.seq, item.event->hash);
  if (!known) return std::unexpected(known.error());
  if (!*known) return added;
  return log_.Judge((*known)->row, StandingOf(item));
}

// A resync derives everything anew at its end.
void FeedIntake::PutOff(std::string_view subject) {
  if (!resyncing_ && !subject.empty()) put_off_.emplace(subject);
}

Status FeedIntake::ApplyOrPutOff(const Event& event) {
  const std::string subject = SubjectOf(event.payload);
  if (subject.empty() || put_off_.contains(subject)) return {};
  const auto waiting = database_.Number(
      "SELECT 1 FROM event WHERE proposal = ?1 AND (verdict IS NULL OR verdict = 'held') LIMIT 1",
      subject);
  if (!waiting) return std::unexpected(waiting.error());
  if (!*waiting) return projector_.Apply(event);
  PutOff(subject);
  return {};
}

Result<bool> FeedIntake::IsOldestPending(const LoggedEvent& own) {
  const auto oldest = database_.Number(
      "SELECT row FROM event WHERE proposal = ?1 AND (verdict IS NULL OR verdict = 'held') "
      "ORDER BY seq LIMIT 1",
      own.proposal);
  if (!oldest) return std::unexpected(oldest.error());
  return *oldest == own.row;
}

}  // namespace oneflower
