#include "sync/hub/hub_feed.h"

#include <algorithm>
#include <array>

#include "shared/store/migrations.h"

namespace oneflower {
namespace {

// A piece of the feed is as long as this, and as one step more.
constexpr size_t kBatchLines = 256;
constexpr size_t kBatchBytes = 1 << 20;

constexpr std::string_view kHub1 = R"sql(
CREATE TABLE station (
  device TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  revoked INTEGER NOT NULL DEFAULT 0,
  forked INTEGER NOT NULL DEFAULT 0,
  last_seen_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE enrol_code (
  hash BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  expires_ms INTEGER NOT NULL,
  used_by TEXT,
  used_key BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  row INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL,
  device TEXT NOT NULL,
  incarnation INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  raw TEXT NOT NULL,
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (device, incarnation, seq, hash)
) STRICT;

CREATE TABLE feed (
  hub_seq INTEGER PRIMARY KEY,
  event_row INTEGER REFERENCES event (row),
  quarantine_row INTEGER REFERENCES quarantine (row),
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  ends_piece INTEGER NOT NULL DEFAULT 0,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  CHECK ((event_row IS NULL) <> (quarantine_row IS NULL))
) STRICT;
)sql";

// What children build, for two weeks.
constexpr std::string_view kHub2 = R"sql(
CREATE TABLE board_sheet (
  sheet TEXT PRIMARY KEY,
  device TEXT NOT NULL,
  code TEXT NOT NULL,
  flower TEXT NOT NULL,
  built TEXT NOT NULL,
  changed_ms INTEGER NOT NULL,
  asked_s INTEGER NOT NULL
) STRICT;
CREATE INDEX board_of_class ON board_sheet (code, changed_ms);
CREATE INDEX board_by_age ON board_sheet (changed_ms);
CREATE INDEX board_by_device ON board_sheet (device, changed_ms);
)sql";

constexpr std::array<std::string_view, 2> kSteps = {kHub1, kHub2};

Hash ReadHash(std::span<const uint8_t> blob) {
  Hash hash{};
  std::copy_n(blob.begin(), std::min(blob.size(), hash.size()), hash.begin());
  return hash;
}

// Only accepted events carry their bytes.
FeedItem ReadItem(const Statement& row) {
  const Verdict verdict = VerdictFromName(row.Text(1)).value_or(Verdict::kHeld);
  FeedItem item{.hub_seq = row.Int(0),
                .judgement = {std::string(row.Text(5)), verdict, std::string(row.Text(2))},
                .device = std::string(row.Text(6)),
                .event = std::nullopt};
  if (verdict == Verdict::kAccepted) {
    item.event =
        StoredEvent{std::string(row.Text(7)), ReadHash(row.Blob(8)), ReadHash(row.Blob(9))};
  }
  return item;
}

}  // namespace

Status HubFeed::Migrate(Database& database) {
  if (Status common = MigrateCommon(database); !common) return common;
  return MigratePart(database, "hub", kSteps);
}

Status HubFeed::Load() {
  Statement last =
      database_.Prepare("SELECT hub_seq, hash FROM feed ORDER BY hub_seq DESC LIMIT 1");
  const auto row = last.Step();
  if (!row) return std::unexpected(row.error());
  head_ = *row ? last.Int(0) : 0;
  hash_ = *row ? ReadHash(last.Blob(1)) : Hash{};
  return {};
}

Status HubFeed::Add(int64_t event_row, const FeedItem& item) {
  return AddLine(event_row, std::nullopt, item);
}

Status HubFeed::AddQuarantined(int64_t quarantine_row, const FeedItem& item) {
  return AddLine(std::nullopt, quarantine_row, item);
}

Status HubFeed::AddLine(std::optional<int64_t> event_row, std::optional<int64_t> quarantine_row,
                        const FeedItem& item) {
  hash_ = NextFeedHash(hash_, item);
  head_ = item.hub_seq;
  ++lines_in_batch_;
  if (item.event) bytes_in_batch_ += item.event->raw.size();
  return database_.Run(
      "INSERT INTO feed (hub_seq, event_row, quarantine_row, verdict, reason, hash) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      item.hub_seq, event_row, quarantine_row, VerdictName(item.judgement.verdict),
      item.judgement.reason, hash_);
}

Status HubFeed::EndLongBatch() {
  const bool is_long = lines_in_batch_ >= kBatchLines || bytes_in_batch_ >= kBatchBytes;
  return is_long ? EndBatch() : Status();
}

Status HubFeed::EndBatch() {
  lines_in_batch_ = bytes_in_batch_ = 0;
  return database_.Run("UPDATE feed SET ends_piece = 1 WHERE hub_seq = ?1", head_);
}

Result<FeedPage> HubFeed::Page(const std::string& epoch, int64_t after, size_t max_items,
                               size_t max_bytes) {
  FeedPage page{.hub_epoch = epoch};
  const auto head = database_.Number("SELECT max(hub_seq) FROM feed");
  if (!head) return std::unexpected(head.error());
  page.head = head->value_or(0);
  auto hash = HashAt(after);
  if (!hash) return std::unexpected(hash.error());
  page.feed_hash = *hash;
  Statement rows = database_.Prepare(
      "SELECT f.hub_seq, f.verdict, f.reason, f.ends_piece, f.hash, "
      "coalesce(e.event_id, q.event_id), coalesce(e.device, q.device), e.raw, e.prev, e.hash "
      "FROM feed AS f LEFT JOIN event AS e ON e.row = f.event_row "
      "LEFT JOIN quarantine AS q ON q.row = f.quarantine_row "
      "WHERE f.hub_seq > ?1 ORDER BY f.hub_seq",
      after);
  size_t bytes = 0;
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return page;
    page.items.push_back(ReadItem(rows));
    bytes += rows.Text(7).size();
    if (rows.Int(3) == 0) continue;
    page.feed_hash = ReadHash(rows.Blob(4));
    if (page.items.size() >= max_items || bytes >= max_bytes) return page;
  }
}

// The chain at that line; zeros before the first, and where the hub never came so far.
Result<Hash> HubFeed::HashAt(int64_t hub_seq) {
  Statement at = database_.Prepare("SELECT hash FROM feed WHERE hub_seq = ?1", hub_seq);
  const auto found = at.Step();
  if (!found) return std::unexpected(found.error());
  return *found ? ReadHash(at.Blob(0)) : Hash{};
}

}  // namespace oneflower
