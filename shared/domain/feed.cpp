#include "shared/domain/feed.h"

#include "shared/domain/enum_name.h"

namespace oneflower {
std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kAccepted: return "accepted";
    case Verdict::kDuplicate: return "duplicate";
    case Verdict::kRejected: return "rejected";
    case Verdict::kHeld: return "held";
    case Verdict::kQuarantined: return "quarantined";
  }
  return {};
}

std::optional<Verdict> VerdictFromName(std::string_view name) {
  return FromName(VerdictName, Verdict::kQuarantined, name);
}

Hash NextFeedHash(const Hash& before, const FeedItem& item) {
  const Hash event_hash = item.event ? item.event->hash : Hash{};
  const std::string number = std::to_string(item.hub_seq) + ":";
  return HashOf({before, AsBytes(number), AsBytes(item.judgement.event_id), event_hash,
                 AsBytes(VerdictName(item.judgement.verdict))});
}

}  // namespace oneflower
