#include "shared/store/event_log.h"

#include <algorithm>

#include "shared/store/blob_rows.h"

namespace oneflower {
namespace {

constexpr const char* kLoggedColumns =
    "SELECT row, device, incarnation, seq, proposal, hash, verdict FROM event ";

Hash ReadHash(std::span<const uint8_t> blob) {
  Hash hash{};
  std::copy_n(blob.begin(), std::min(blob.size(), hash.size()), hash.begin());
  return hash;
}

LoggedEvent ReadLogged(const Statement& rows) {
  return LoggedEvent{.row = rows.Int(0),
                     .device = std::string(rows.Text(1)),
                     .incarnation = rows.Int(2),
                     .seq = rows.Int(3),
                     .proposal = std::string(rows.Text(4)),
                     .hash = ReadHash(rows.Blob(5)),
                     .verdict = VerdictFromName(rows.Text(6))};
}

}  // namespace

Result<ChainHead> EventLog::HeadOf(std::string_view device, int64_t incarnation) {
  Statement rows = database_.Prepare(
      "SELECT seq, hash FROM event WHERE device = ?1 AND incarnation = ?2 "
      "ORDER BY seq DESC LIMIT 1",
      device, incarnation);
  const auto row = rows.Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return ChainHead{};
  return ChainHead{rows.Int(0), ReadHash(rows.Blob(1))};
}

Result<StoredEvent> EventLog::Append(Event& event, ChainHead& head,
                                     const std::optional<Standing>& standing) {
  event.seq = head.seq + 1;
  event.type = TypeName(event.payload);
  StoredEvent stored{.raw = EncodeEvent(event), .prev = head.hash};
  stored.hash = EventHash(stored.prev, stored.raw);
  if (Status added = Add(event, stored, standing); !added) return std::unexpected(added.error());
  head = {event.seq, stored.hash};
  return stored;
}

Status EventLog::Add(const Event& event, const StoredEvent& stored,
                     const std::optional<Standing>& standing) {
  std::optional<int64_t> hub_seq;
  std::optional<std::string_view> verdict;
  std::string_view reason;
  if (standing) {
    hub_seq = standing->hub_seq;
    verdict = VerdictName(standing->verdict);
    reason = standing->reason;
  }
  Status added = database_.Run(
      "INSERT INTO event (event_id, device, incarnation, seq, raw, prev, hash, type, proposal, "
      "hub_seq, verdict, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      event.id, event.device, event.incarnation, event.seq, stored.raw, stored.prev, stored.hash,
      event.type, SubjectOf(event.payload), hub_seq, verdict, reason);
  return added ? BlobRows(database_).Name(database_.LastInsertRow(), event) : added;
}

Status EventLog::Judge(int64_t row, const Standing& standing) {
  return database_.Run("UPDATE event SET hub_seq = ?2, verdict = ?3, reason = ?4 WHERE row = ?1",
                       row, standing.hub_seq, VerdictName(standing.verdict), standing.reason);
}

Result<std::optional<LoggedEvent>> EventLog::At(std::string_view device, int64_t incarnation,
                                                int64_t seq, const Hash& hash) {
  static const std::string kSql =
      std::string(kLoggedColumns) +
      "WHERE device = ?1 AND incarnation = ?2 AND seq = ?3 AND hash = ?4";
  Statement rows = database_.Prepare(kSql, device, incarnation, seq, hash);
  const auto row = rows.Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  return ReadLogged(rows);
}

Result<bool> EventLog::Knows(std::string_view event_id) {
  const auto known = database_.Number("SELECT 1 FROM event WHERE event_id = ?1", event_id);
  if (!known) return std::unexpected(known.error());
  return known->has_value();
}

Result<std::vector<LoggedEvent>> EventLog::FindAll(std::string_view event_id,
                                                   std::string_view device) {
  static const std::string kSql =
      std::string(kLoggedColumns) + "WHERE event_id = ?1 AND device = ?2 ORDER BY row";
  Statement rows = database_.Prepare(kSql, event_id, device);
  std::vector<LoggedEvent> found;
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return found;
    found.push_back(ReadLogged(rows));
  }
}

Result<std::vector<StoredEvent>> EventLog::After(std::string_view device, int64_t incarnation,
                                                 int64_t seq, size_t max_events, size_t max_bytes) {
  Statement rows = database_.Prepare(
      "SELECT raw, prev, hash FROM event WHERE device = ?1 AND incarnation = ?2 AND seq > ?3 "
      "ORDER BY seq LIMIT ?4",
      device, incarnation, seq, max_events);
  std::vector<StoredEvent> events;
  size_t bytes = 0;
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return events;
    bytes += rows.Text(0).size();
    if (!events.empty() && bytes > max_bytes) return events;
    events.push_back({std::string(rows.Text(0)), ReadHash(rows.Blob(1)), ReadHash(rows.Blob(2))});
  }
}

}  // namespace oneflower
