#include "shared/store/station_state.h"

#include "shared/store/meta.h"

namespace oneflower {
namespace {

constexpr std::string_view kDevice = "device";
constexpr std::string_view kIncarnation = "incarnation";
constexpr std::string_view kStampMs = "stamp_ms";
constexpr std::string_view kStampN = "stamp_n";
constexpr std::string_view kAckedSeq = "acked_seq";
constexpr std::string_view kHubEpoch = "hub_epoch";
constexpr std::string_view kHubSeq = "hub_seq";
constexpr std::string_view kFeedHash = "feed_hash";
constexpr std::string_view kResyncing = "resyncing";

Status CheckLastEvent(EventLog& log, const StationIdentity& identity, const ChainHead& head) {
  if (head.seq == 0) return {};
  const auto last = log.After(identity.device, identity.incarnation, head.seq - 1, 1, SIZE_MAX);
  if (!last) return std::unexpected(last.error());
  const StoredEvent& event = last->front();
  if (EventHash(event.prev, event.raw) != event.hash || !DecodeEvent(event.raw)) {
    return Fail(ErrorKind::kCorrupt, "the last own event does not fit its hash");
  }
  return {};
}

template <typename Value, typename Target>
Status Assign(Result<Value> value, Target& target) {
  if (!value) return std::unexpected(value.error());
  target = static_cast<Target>(std::move(*value));
  return {};
}

}  // namespace

Result<StationIdentity> LoadIdentity(Database& database, const std::string& fresh) {
  Meta meta(database);
  StationIdentity identity;
  if (Status read = Assign(meta.Text(kDevice), identity.device); !read) {
    return std::unexpected(read.error());
  }
  if (!identity.device.empty()) {
    Status read = Assign(meta.Number(kIncarnation), identity.incarnation);
    if (!read) return std::unexpected(read.error());
    return identity;
  }
  identity = {fresh, 1};
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  Status made = meta.Set(kDevice, identity.device);
  if (made) made = meta.Set(kIncarnation, identity.incarnation);
  if (made) made = transaction->Commit();
  if (!made) return std::unexpected(made.error());
  return identity;
}

Result<StationState> LoadState(Database& database, const StationIdentity& identity) {
  Meta meta(database);
  EventLog log(database);
  StationState state{.incarnation = identity.incarnation};
  Status read = Assign(log.HeadOf(identity.device, identity.incarnation), state.head);
  if (read) read = CheckLastEvent(log, identity, state.head);
  if (read) read = Assign(meta.Number(kStampMs), state.stamp.ms);
  if (read) read = Assign(meta.Number(kStampN), state.stamp.n);
  if (read) read = Assign(meta.Number(kAckedSeq), state.acked_seq);
  if (read) read = Assign(meta.Text(kHubEpoch), state.cursor.hub_epoch);
  if (read) read = Assign(meta.Number(kHubSeq), state.cursor.hub_seq);
  if (read) read = Assign(meta.HashOf(kFeedHash), state.cursor.feed_hash);
  if (read) read = Assign(meta.Number(kResyncing), state.resyncing);
  if (!read) return std::unexpected(read.error());
  return state;
}

Status SaveState(Database& database, const StationState& before, const StationState& after) {
  Meta meta(database);
  Status saved;
  const auto save = [&](std::string_view key, const auto& was, const auto& is) {
    if (saved && was != is) saved = meta.Set(key, is);
  };
  save(kIncarnation, before.incarnation, after.incarnation);
  save(kStampMs, before.stamp.ms, after.stamp.ms);
  save(kStampN, before.stamp.n, after.stamp.n);
  save(kAckedSeq, before.acked_seq, after.acked_seq);
  save(kHubEpoch, before.cursor.hub_epoch, after.cursor.hub_epoch);
  save(kHubSeq, before.cursor.hub_seq, after.cursor.hub_seq);
  save(kFeedHash, before.cursor.feed_hash, after.cursor.feed_hash);
  save(kResyncing, before.resyncing, after.resyncing);
  return saved;
}

}  // namespace oneflower
