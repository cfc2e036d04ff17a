#include "sync/hub/hub_feed.h"

#include <algorithm>
#include <array>

#include "shared/store/migrations.h"

namespace oneflower {
namespace {

constexpr std::array<std::string_view, 1> kSteps = {R"sql(
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
  expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feed (
  hub_seq INTEGER PRIMARY KEY,
  event_row INTEGER NOT NULL REFERENCES event (row),
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  ends_transaction INTEGER NOT NULL DEFAULT 0,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
)sql"};

Hash ReadHash(std::span<const uint8_t> blob) {
  Hash hash{};
  std::copy_n(blob.begin(), std::min(blob.size(), hash.size()), hash.begin());
  return hash;
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
  hash_ = NextFeedHash(hash_, item);
  head_ = item.hub_seq;
  return database_.Run(
      "INSERT INTO feed (hub_seq, event_row, verdict, reason, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
      item.hub_seq, event_row, VerdictName(item.judgement.verdict), item.judgement.reason, hash_);
}

Status HubFeed::End() {
  return database_.Run("UPDATE feed SET ends_transaction = 1 WHERE hub_seq = ?1", head_);
}

Result<FeedPage> HubFeed::Page(const std::string& epoch, int64_t after, size_t limit) {
  FeedPage page{.hub_epoch = epoch};
  const auto head = database_.Number("SELECT max(hub_seq) FROM feed");
  if (!head) return std::unexpected(head.error());
  page.head = head->value_or(0);
  Statement rows = database_.Prepare(
      "SELECT f.hub_seq, f.verdict, f.reason, f.ends_transaction, f.hash, e.event_id, e.device, "
      "e.raw, e.prev, e.hash FROM feed AS f JOIN event AS e ON e.row = f.event_row "
      "WHERE f.hub_seq > ?1 ORDER BY f.hub_seq LIMIT ?2",
      after, limit);
  size_t whole = 0;  // items up to the last end of a transaction
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    const Verdict verdict = VerdictFromName(rows.Text(1)).value_or(Verdict::kHeld);
    FeedItem item{.hub_seq = rows.Int(0),
                  .judgement = {std::string(rows.Text(5)), verdict, std::string(rows.Text(2))},
                  .device = std::string(rows.Text(6)),
                  .event = std::nullopt};
    if (verdict == Verdict::kAccepted) {
      item.event =
          StoredEvent{std::string(rows.Text(7)), ReadHash(rows.Blob(8)), ReadHash(rows.Blob(9))};
    }
    page.items.push_back(std::move(item));
    if (rows.Int(3) == 0) continue;
    whole = page.items.size();
    page.feed_hash = ReadHash(rows.Blob(4));
  }
  page.items.resize(whole);
  if (!page.items.empty()) return page;
  // Nothing new: the chain as it stands where the station is.
  Statement at = database_.Prepare("SELECT hash FROM feed WHERE hub_seq = ?1", after);
  const auto found = at.Step();
  if (!found) return std::unexpected(found.error());
  if (*found) page.feed_hash = ReadHash(at.Blob(0));
  return page;
}

}  // namespace oneflower
