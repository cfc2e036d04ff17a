#include "shared/store/sheet_rows.h"

#include <array>
#include <string>
#include <utility>

#include "shared/store/migrations.h"

namespace oneflower {
namespace {

// Ids are made in the order of time, so they are the order of a list.
constexpr std::string_view kSheets1 = R"sql(
CREATE TABLE sheet (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  code TEXT NOT NULL,
  flower TEXT NOT NULL,
  body TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  voice BLOB NOT NULL DEFAULT x'',
  voice_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sheet_of_group ON sheet (code, flower, id);
)sql";

// What an older release kept stays where it is until it is changed: whoever built it was told so.
constexpr std::string_view kSheets2 = R"sql(
ALTER TABLE sheet ADD COLUMN put_ms INTEGER NOT NULL DEFAULT 0;
UPDATE sheet SET put_ms = -1;
CREATE INDEX sheet_to_put ON sheet (changed_ms) WHERE put_ms = 0;
)sql";

constexpr std::array<std::string_view, 2> kSteps = {kSheets1, kSheets2};

constexpr std::string_view kSheetColumns =
    "SELECT id, code, flower, body, voice_ms, made_ms, changed_ms FROM sheet ";

std::string SelectSheet(std::string_view condition) {
  return std::string(kSheetColumns).append(condition);
}

// Nothing of a row that does not decode.
std::optional<KeptSheet> SheetIn(const Statement& row) {
  auto sheet = DecodeSheet(row.Text(3));
  if (!sheet) return std::nullopt;
  return KeptSheet{.id = std::string(row.Text(0)),
                   .group = {std::string(row.Text(1)), std::string(row.Text(2))},
                   .sheet = std::move(*sheet),
                   .voice_ms = row.Int(4),
                   .made_ms = row.Int(5),
                   .changed_ms = row.Int(6)};
}

}  // namespace

Status MigrateSheets(Database& database) { return MigratePart(database, "sheets", kSteps); }

Status WriteSheet(Database& database, const KeptSheet& kept) {
  return database.Run(
      "INSERT INTO sheet (id, code, flower, body, made_ms, changed_ms) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
      "ON CONFLICT (id) DO UPDATE SET body = excluded.body, changed_ms = excluded.changed_ms, "
      "put_ms = 0",
      kept.id, kept.group.code, kept.group.flower, EncodeSheet(kept.sheet), kept.made_ms,
      kept.changed_ms);
}

Status WriteSheetVoice(Database& database, std::string_view id, std::span<const uint8_t> ogg,
                       int64_t ms) {
  // An empty span is bound as NULL.
  Status done =
      database.Run("UPDATE sheet SET voice = coalesce(?2, x''), voice_ms = ?3 WHERE id = ?1", id,
                   ogg, ogg.empty() ? 0 : ms);
  if (done && database.ChangedRows() == 0) return Fail(ErrorKind::kNotFound, "no such sheet");
  return done;
}

Result<std::vector<KeptSheet>> ReadSheets(Database& database, const PlannerGroup& group) {
  Statement row =
      database.Prepare(SelectSheet("WHERE code = ?1 AND (?2 = '' OR flower = ?2) ORDER BY id"),
                       group.code, group.flower);
  std::vector<KeptSheet> sheets;
  while (true) {
    const auto found = row.Step();
    if (!found) return std::unexpected(found.error());
    if (!*found) return sheets;
    if (auto kept = SheetIn(row)) sheets.push_back(std::move(*kept));
  }
}

Result<std::optional<KeptSheet>> ReadSheetToPut(Database& database, int64_t since_ms) {
  Statement row = database.Prepare(
      SelectSheet("WHERE put_ms = 0 AND changed_ms > ?1 ORDER BY changed_ms"), since_ms);
  while (true) {
    const auto found = row.Step();
    if (!found) return std::unexpected(found.error());
    if (!*found) return std::nullopt;
    if (auto kept = SheetIn(row)) return kept;
  }
}

Status WriteSheetPut(Database& database, std::string_view id, int64_t changed_ms, int64_t put_ms) {
  return database.Run("UPDATE sheet SET put_ms = ?3 WHERE id = ?1 AND changed_ms = ?2", id,
                      changed_ms, put_ms);
}

Status ForgetSheetsPut(Database& database) {
  return database.Run("UPDATE sheet SET put_ms = 0 WHERE put_ms > 0");
}

Result<Bytes> ReadSheetVoice(Database& database, std::string_view id) {
  Statement row = database.Prepare("SELECT voice FROM sheet WHERE id = ?1", id);
  const auto found = row.Step();
  if (!found) return std::unexpected(found.error());
  if (!*found) return Fail(ErrorKind::kNotFound, "no such sheet");
  const auto voice = row.Blob(0);
  return Bytes(voice.begin(), voice.end());
}

}  // namespace oneflower
