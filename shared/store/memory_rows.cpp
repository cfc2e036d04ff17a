#include "shared/store/memory_rows.h"

#include <fmt/format.h>

namespace oneflower {
namespace {

constexpr std::string_view kColumns =
    "id, slip, about, place, signature, voice, visibility, told_ms, sample, words";

Memory ReadMemory(const Statement& row) {
  const auto text = [&row](int column) { return std::string(row.Text(column)); };
  const auto media = DecodeMedia(row.Text(5)).value_or(std::vector<Medium>());
  return {.id = text(0),
          .slip_code = text(1),
          .about = text(2),
          .place = text(3),
          .signature = text(4),
          .voice = media.empty() ? Medium() : media.front(),
          .visibility = VisibilityFromName(row.Text(6)).value_or(Visibility::kHidden),
          .words = text(9),
          .told_ms = row.Int(7),
          .sample = row.Int(8) != 0};
}

std::string Select(std::string_view rest) {
  return fmt::format("SELECT {} FROM memory {}", kColumns, rest);
}

// Of those that are there still, by a condition and in an order.
std::string SelectThere(std::string_view condition, std::string_view rest) {
  return Select(fmt::format("WHERE {} AND NOT {} {}", condition, WithdrawnSql("memory.id"), rest));
}

}  // namespace

std::string WithdrawnSql(std::string_view id) {
  return fmt::format(
      "EXISTS (SELECT 1 FROM event AS back WHERE back.type = 'memory_withdrawn' "
      "AND back.proposal = {} AND (back.verdict IS NULL "
      "OR back.verdict NOT IN ('rejected', 'quarantined')))",
      id);
}

Result<std::optional<Memory>> MemoryRows::Find(std::string_view id) {
  static const std::string kSql = Select("WHERE id = ?1");
  auto found = Collect(database_.Prepare(kSql, id));
  if (!found) return std::unexpected(found.error());
  if (found->empty()) return std::nullopt;
  return std::move(found->front());
}

Status MemoryRows::Write(std::string_view id, const std::optional<Memory>& memory) {
  if (!memory) return database_.Run("DELETE FROM memory WHERE id = ?1", id);
  return database_.Run(
      "INSERT INTO memory (id, slip, pair, about, place, signature, voice, visibility, told_ms, "
      "sample, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
      "ON CONFLICT (id) DO UPDATE SET visibility = excluded.visibility, words = excluded.words",
      memory->id, memory->slip_code, PairNumber(PicturesOf(memory->slip_code)), memory->about,
      memory->place, memory->signature, EncodeMedia({memory->voice}),
      VisibilityName(memory->visibility), memory->told_ms, memory->sample, memory->words);
}

Result<std::vector<Memory>> MemoryRows::Public(int64_t skip, int64_t limit) {
  static const std::string kSql =
      SelectThere("visibility = 'public'", "ORDER BY told_ms DESC, row DESC LIMIT ?2 OFFSET ?1");
  return Collect(database_.Prepare(kSql, skip, limit));
}

Result<int64_t> MemoryRows::CountPublic() {
  static const std::string kSql =
      "SELECT count(*) FROM memory WHERE visibility = 'public' AND NOT " +
      WithdrawnSql("memory.id");
  const auto count = database_.Number(kSql);
  if (!count) return std::unexpected(count.error());
  return count->value_or(0);
}

Result<std::vector<Memory>> MemoryRows::PublicOf(std::string_view proposal, int64_t limit) {
  static const std::string kSql =
      SelectThere("about = ?1 AND about <> '' AND visibility = 'public'",
                  "ORDER BY told_ms DESC, row DESC LIMIT ?2");
  return Collect(database_.Prepare(kSql, proposal, limit));
}

Result<std::vector<Memory>> MemoryRows::WithSlip(std::string_view code) {
  static const std::string kSql = SelectThere("pair = ?1 AND slip = ?2", "ORDER BY told_ms DESC");
  return Collect(database_.Prepare(kSql, PairNumber(PicturesOf(code)), code));
}

Result<std::vector<Memory>> MemoryRows::WithPictures(PicturePair pair, int64_t limit) {
  static const std::string kSql = SelectThere("pair = ?1", "ORDER BY told_ms DESC LIMIT ?2");
  return Collect(database_.Prepare(kSql, PairNumber(pair), limit));
}

Result<std::vector<Memory>> MemoryRows::Awaiting() {
  static const std::string kSql = SelectThere("visibility = 'awaiting'", "ORDER BY told_ms, row");
  return Collect(database_.Prepare(kSql));
}

Result<std::vector<Memory>> MemoryRows::Collect(Statement rows) {
  std::vector<Memory> memories;
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return memories;
    memories.push_back(ReadMemory(rows));
  }
}

}  // namespace oneflower
