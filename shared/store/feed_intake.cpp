#include "shared/store/feed_intake.h"

#include <algorithm>

namespace oneflower {
namespace {

Standing StandingOf(const FeedItem& item) {
  return {item.hub_seq, item.judgement.verdict, item.judgement.reason};
}

bool IsPending(const std::optional<Verdict>& verdict) {
  return !verdict || *verdict == Verdict::kHeld;
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
  if (item.device == self_.device) {
    const auto own = log_.Find(item.judgement.event_id, item.device);
    if (!own) return std::unexpected(own.error());
    if (*own) return TakeVerdict(**own, item);
  }
  // What another station was told about an event that did not count is no concern of ours.
  if (item.judgement.verdict != Verdict::kAccepted || !item.event) return {};
  return TakeEvent(item);
}

Status FeedIntake::Finish() {
  for (const std::string& proposal : put_off_) {
    if (Status derived = projector_.Reproject(proposal); !derived) return derived;
  }
  return {};
}

Status FeedIntake::TakeVerdict(const LoggedEvent& own, const FeedItem& item) {
  if (item.event && item.event->hash != own.hash) {
    return Fail(ErrorKind::kConflict, "the hub has another event under our own event's id");
  }
  const bool accepted = item.judgement.verdict == Verdict::kAccepted;
  const bool stays = accepted && IsPending(own.verdict);
  if (!resyncing_ && stays && !put_off_.contains(own.proposal)) {
    const auto oldest = IsOldestPending(own);
    if (!oldest) return std::unexpected(oldest.error());
    // It was the next to count anyway: the state already is what it becomes.
    if (!*oldest) PutOff(own.proposal);
  } else if (!resyncing_ && !own.proposal.empty()) {
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
  if (resyncing_) return {};
  if (is_new) return ApplyOrPutOff(*event);
  PutOff(ProposalOf(event->payload));
  return {};
}

Status FeedIntake::Store(const Event& event, const FeedItem& item, bool& is_new) {
  Status added = log_.Add(event, *item.event, StandingOf(item));
  if (added || added.error().kind != ErrorKind::kConflict) return added;
  is_new = false;
  const auto known = log_.At(event.device, event.incarnation, event.seq);
  if (!known) return std::unexpected(known.error());
  if (!*known || (*known)->hash != item.event->hash) {
    return Fail(ErrorKind::kConflict, "two different events at one place of a chain");
  }
  return log_.Judge((*known)->row, StandingOf(item));
}

Status FeedIntake::ApplyOrPutOff(const Event& event) {
  const std::string proposal = ProposalOf(event.payload);
  if (proposal.empty() || put_off_.contains(proposal)) return {};
  const auto waiting = database_.Number(
      "SELECT 1 FROM event WHERE proposal = ?1 AND (verdict IS NULL OR verdict = 'held') LIMIT 1",
      proposal);
  if (!waiting) return std::unexpected(waiting.error());
  if (!*waiting) return projector_.Apply(event);
  PutOff(proposal);
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
