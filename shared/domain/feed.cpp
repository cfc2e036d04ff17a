#include "shared/domain/feed.h"

#include <array>

#include "shared/domain/enum_name.h"

namespace oneflower {
namespace {

constexpr std::array<std::string_view, 5> kVerdictNames = {"accepted", "duplicate", "rejected",
                                                           "held", "quarantined"};

}  // namespace

std::string_view VerdictName(Verdict verdict) {
  return kVerdictNames[static_cast<size_t>(verdict)];
}

std::optional<Verdict> VerdictFromName(std::string_view name) {
  return FromName<Verdict>(kVerdictNames, name);
}

Hash NextFeedHash(const Hash& before, const FeedItem& item) {
  const Hash event_hash = item.event ? item.event->hash : Hash{};
  const std::string number = std::to_string(item.hub_seq) + ":";
  return HashOf({before, AsBytes(number), AsBytes(item.judgement.event_id), event_hash,
                 AsBytes(VerdictName(item.judgement.verdict))});
}

}  // namespace oneflower
