#include "shared/store/blob_rows.h"

#include <algorithm>

#include "shared/domain/medium.h"

namespace oneflower {
namespace {

// What a refused event names goes nowhere.
const std::string kTravels =
    "EXISTS (SELECT 1 FROM blob_use JOIN event ON event.row = blob_use.event "
    "WHERE blob_use.blob = blob.id AND (event.verdict = 'accepted' OR event.verdict = 'held'))";

const std::string kInOrder = " ORDER BY small DESC, named DESC LIMIT ?1";

bool IsThumb(const Event& event, std::string_view id) {
  const auto* planted = std::get_if<ProposalPlanted>(&event.payload);
  return planted != nullptr &&
         std::ranges::find(planted->media, id, &Medium::thumb) != planted->media.end();
}

// An event that was just made has none yet beside its body.
std::vector<std::string> NamedBy(const Event& event) {
  const auto* planted = std::get_if<ProposalPlanted>(&event.payload);
  return planted != nullptr ? BlobsOf(planted->media) : event.blobs;
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
  const auto named = database_.Number("SELECT 1 FROM blob WHERE id = ?1", id);
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

Result<std::vector<std::string>> BlobRows::Here() {
  return Ids(database_.Prepare("SELECT id FROM blob WHERE here = 1"));
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
