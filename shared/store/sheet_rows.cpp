#include "shared/store/sheet_rows.h"

#include <array>

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

constexpr std::array<std::string_view, 1> kSteps = {kSheets1};

}  // namespace

Status MigrateSheets(Database& database) { return MigratePart(database, "sheets", kSteps); }

Status WriteSheet(Database& database, const KeptSheet& kept) {
  return database.Run(
      "INSERT INTO sheet (id, code, flower, body, made_ms, changed_ms) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
      "ON CONFLICT (id) DO UPDATE SET body = excluded.body, changed_ms = excluded.changed_ms",
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
  Statement row = database.Prepare(
      "SELECT id, code, flower, body, voice_ms, made_ms, changed_ms FROM sheet "
      "WHERE code = ?1 AND (?2 = '' OR flower = ?2) ORDER BY id",
      group.code, group.flower);
  std::vector<KeptSheet> sheets;
  while (true) {
    const auto found = row.Step();
    if (!found) return std::unexpected(found.error());
    if (!*found) return sheets;
    auto sheet = DecodeSheet(row.Text(3));
    if (!sheet) continue;
    sheets.push_back({.id = std::string(row.Text(0)),
                      .group = {std::string(row.Text(1)), std::string(row.Text(2))},
                      .sheet = std::move(*sheet),
                      .voice_ms = row.Int(4),
                      .made_ms = row.Int(5),
                      .changed_ms = row.Int(6)});
  }
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
