#include "sync/hub/board_rows.h"

#include <algorithm>

#include "shared/domain/board.h"
#include "sync/hub/server_limits.h"

namespace oneflower {

Status BoardRows::Put(const BoardSheet& card, int64_t now_ms) {
  if (Status dropped = DropOld(now_ms); !dropped) return dropped;
  Statement before =
      database_.Prepare("SELECT device, asked_s FROM board_sheet WHERE sheet = ?1", card.sheet);
  const auto found = before.Step();
  if (!found) return std::unexpected(found.error());
  if (*found && before.Text(0) != card.device) {
    return Fail(ErrorKind::kUnauthorized, "another station's sheet");
  }
  if (*found && before.Int(1) > card.asked_s) {
    return Fail(ErrorKind::kConflict, "a later state of it is here");
  }
  if (card.put.built.Empty()) {
    return database_.Run("DELETE FROM board_sheet WHERE sheet = ?1", card.sheet);
  }
  const int64_t changed_ms = now_ms - std::clamp<int64_t>(card.put.age_ms, 0, kBoardLifeMs);
  Status kept = database_.Run(
      "INSERT OR REPLACE INTO board_sheet (sheet, device, code, flower, built, changed_ms, "
      "asked_s) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      card.sheet, card.device, card.put.group.code, card.put.group.flower,
      EncodeSheet(card.put.built), changed_ms, card.asked_s);
  if (!kept) return kept;
  return database_.Run(
      "DELETE FROM board_sheet WHERE sheet IN (SELECT sheet FROM board_sheet WHERE device = ?1 "
      "ORDER BY changed_ms DESC, sheet DESC LIMIT -1 OFFSET ?2)",
      card.device, limits::kMaxBoardSheetsOfADevice);
}

Result<std::vector<BoardEntry>> BoardRows::Of(std::string_view code, int64_t now_ms) {
  Statement row = database_.Prepare(
      "SELECT sheet, flower, built FROM board_sheet WHERE code = ?1 AND changed_ms > ?2 "
      "ORDER BY changed_ms DESC, sheet DESC",
      code, now_ms - kBoardLifeMs);
  std::vector<BoardEntry> entries;
  size_t bytes = 0;
  while (entries.size() < kMostBoardSheets) {
    const auto found = row.Step();
    if (!found) return std::unexpected(found.error());
    if (!*found) break;
    bytes += row.Text(2).size();
    if (bytes > kMostBoardBytes) break;
    entries.push_back(
        {std::string(row.Text(0)), std::string(row.Text(1)), std::string(row.Text(2))});
  }
  std::ranges::sort(entries, {}, &BoardEntry::sheet);
  return entries;
}

Result<std::vector<BoardClass>> BoardRows::Classes(int64_t now_ms) {
  Statement row = database_.Prepare(
      "SELECT code, count(*) FROM board_sheet WHERE changed_ms > ?1 GROUP BY code ORDER BY code",
      now_ms - kBoardLifeMs);
  std::vector<BoardClass> classes;
  while (true) {
    const auto found = row.Step();
    if (!found) return std::unexpected(found.error());
    if (!*found) return classes;
    classes.push_back({std::string(row.Text(0)), row.Int(1)});
  }
}

Status BoardRows::DropOld(int64_t now_ms) {
  return database_.Run("DELETE FROM board_sheet WHERE changed_ms <= ?1", now_ms - kBoardLifeMs);
}

Status BoardRows::Clear(std::string_view code) {
  Status cleared = database_.Run("DELETE FROM board_sheet WHERE code = ?1", code);
  if (cleared && database_.ChangedRows() == 0) {
    return Fail(ErrorKind::kNotFound, "nothing of that class is on the board");
  }
  return cleared;
}

}  // namespace oneflower
