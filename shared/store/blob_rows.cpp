#include "shared/store/blob_rows.h"

#include <algorithm>

#include "shared/domain/medium.h"
#include "shared/store/memory_rows.h"

namespace oneflower {
namespace {

// An event of the log names it, and is not the telling of a memory that was taken back.
const std::string kNamedBy =
    "SELECT 1 FROM blob_use JOIN event ON event.row = blob_use.event WHERE blob_use.blob = blob.id "
    "AND NOT (event.type = 'memory_told' AND " +
    WithdrawnSql("event.proposal") + ")";
const std::string kNamed = "EXISTS (" + kNamedBy + ")";

// What a refused event names goes nowhere.
const std::string kTravels =
    "EXISTS (" + kNamedBy + " AND (event.verdict = 'accepted' OR event.verdict = 'held'))";

const std::string kInOrder = " ORDER BY small DESC, named DESC LIMIT ?1";

bool IsThumb(const Event& event, std::string_view id) {
  const auto* planted = std::get_if<ProposalPlanted>(&event.payload);
  return planted != nullptr &&
         std::ranges::find(planted->media, id, &Medium::thumb) != planted->media.end();
}

// An event that was just made has none yet beside its body; one of a later release has no other.
std::vector<std::string> NamedBy(const Event& event) {
  auto named = BlobsOf(MediaOf(event.payload));
  return named.empty() ? event.blobs : named;
}

}  // namespace

Status BlobRows::Name(int64_t event_row, const Event& event) {
  for (const std::string& id : NamedBy(event)) {
    if (!IsBlobId(id)) continue;  // nothing is ever stored under another name
    if (Status named = NameOne(id, event_row, event.device, IsThumb(event, id)); !named) {
      return named;
    }
  }
  return {};
}

Status BlobRows::NameOne(std::string_view id, int64_t event_row, std::string_view device,
                         bool small) {
  Status done =
      database_.Run("INSERT OR IGNORE INTO blob (id, device, small, named) VALUES (?1, ?2, ?3, ?4)",
                    id, device, small, event_row);
  if (!done) return done;
  return database_.Run("INSERT OR IGNORE INTO blob_use (blob, event) VALUES (?1, ?2)", id,
                       event_row);
}

Status BlobRows::MarkHere(std::string_view id, int64_t bytes) {
  return database_.Run("UPDATE blob SET here = 1, bytes = ?2 WHERE id = ?1", id, bytes);
}

Status BlobRows::MarkLost(std::string_view id) {
  return database_.Run("UPDATE blob SET here = 0 WHERE id = ?1", id);
}

Status BlobRows::MarkAtHub(std::string_view id) {
  return database_.Run("UPDATE blob SET at_hub = 1 WHERE id = ?1", id);
}

Status BlobRows::ForgetHub() { return database_.Run("UPDATE blob SET at_hub = 0"); }

Result<bool> BlobRows::IsNamed(std::string_view id) {
  static const std::string kSql = "SELECT 1 FROM blob WHERE id = ?1 AND " + kNamed;
  const auto named = database_.Number(kSql, id);
  if (!named) return std::unexpected(named.error());
  return named->has_value();
}

Result<MediumFacts> BlobRows::FactsOf(std::string_view id) {
  static const std::string kSql = "SELECT " + kTravels + ", here, bytes FROM blob WHERE id = ?1";
  Statement rows = database_.Prepare(kSql, id);
  const auto row = rows.Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return MediumFacts{};
  return MediumFacts{rows.Int(0) != 0, rows.Int(1) != 0, rows.Int(2)};
}

Result<std::vector<std::string>> BlobRows::Wanted(size_t limit) {
  static const std::string kSql = "SELECT id FROM blob WHERE here = 0 AND " + kTravels + kInOrder;
  return Ids(database_.Prepare(kSql, limit));
}

Result<std::vector<std::string>> BlobRows::ToSend(size_t limit) {
  static const std::string kSql =
      "SELECT id FROM blob WHERE here = 1 AND at_hub = 0 AND " + kTravels + kInOrder;
  return Ids(database_.Prepare(kSql, limit));
}

Result<int64_t> BlobRows::CountWanted(int64_t most) {
  static const std::string kSql =
      "SELECT count(*) FROM (SELECT 1 FROM blob WHERE here = 0 AND " + kTravels + " LIMIT ?1)";
  const auto count = database_.Number(kSql, most);
  return count ? Result<int64_t>(count->value_or(0)) : std::unexpected(count.error());
}

Result<int64_t> BlobRows::CountToSend(int64_t most) {
  static const std::string kSql =
      "SELECT count(*) FROM (SELECT 1 FROM blob WHERE here = 1 AND at_hub = 0 AND " + kTravels +
      " LIMIT ?1)";
  const auto count = database_.Number(kSql, most);
  return count ? Result<int64_t>(count->value_or(0)) : std::unexpected(count.error());
}

Result<std::vector<std::string>> BlobRows::HereAfter(std::string_view after, size_t limit) {
  return Ids(database_.Prepare(
      "SELECT id FROM blob WHERE here = 1 AND id > ?1 ORDER BY id LIMIT ?2", after, limit));
}

Result<std::vector<std::string>> BlobRows::Here() {
  return Ids(database_.Prepare("SELECT id FROM blob WHERE here = 1"));
}

Result<std::vector<std::string>> BlobRows::TakeBack(std::string_view memory) {
  static const std::string kSql =
      "SELECT id FROM blob WHERE NOT " + kNamed +
      " AND id IN (SELECT blob_use.blob FROM event JOIN blob_use ON blob_use.event = event.row "
      "WHERE event.type = 'memory_told' AND event.proposal = ?1)";
  auto ids = Ids(database_.Prepare(kSql, memory));
  if (!ids) return ids;
  for (const std::string& id : *ids) {
    if (Status lost = MarkLost(id); !lost) return std::unexpected(lost.error());
  }
  return ids;
}

Result<std::vector<std::string>> BlobRows::TakenBack() {
  static const std::string kSql =
      "SELECT id FROM blob WHERE NOT " + kNamed +
      " AND id IN (SELECT blob_use.blob FROM event AS back "
      "JOIN event ON event.proposal = back.proposal AND event.type = 'memory_told' "
      "JOIN blob_use ON blob_use.event = event.row WHERE back.type = 'memory_withdrawn')";
  return Ids(database_.Prepare(kSql));
}

Result<int64_t> BlobRows::BytesOf(std::string_view device) {
  const auto bytes =
      database_.Number("SELECT sum(bytes) FROM blob WHERE device = ?1 AND here = 1", device);
  if (!bytes) return std::unexpected(bytes.error());
  return bytes->value_or(0);
}

Result<std::vector<std::string>> BlobRows::Ids(Statement rows) {
  std::vector<std::string> ids;
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return ids;
    ids.emplace_back(rows.Text(0));
  }
}

}  // namespace oneflower
