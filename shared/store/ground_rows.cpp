#include "shared/store/ground_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

namespace oneflower {
namespace {

constexpr const char* kOnTheMap =
    "INDEXED BY proposal_map WHERE visibility = 'public' AND ground <> ''";

// Rows of the index only: ground, row, stage, topic of the newest one.
GroundCount CountIn(const Statement& row) {
  return {.ground = std::string(row.Text(0)),
          .count = row.Int(1),
          .newest = row.Int(2),
          .stage = StageFromName(row.Text(3)).value_or(Stage::kPropose),
          .topic = std::string(row.Text(4))};
}

}  // namespace

std::string PassesSql(const WallFilter& filter) {
  std::string passes = filter.topic.empty() ? "1" : "topic = ?1";
  if (filter.stage) passes += fmt::format(" AND stage = '{}'", StageName(*filter.stage));
  return passes;
}

// Counting alone and then looking the newest up takes a third of the time of both in one question.
Result<std::vector<GroundCount>> GroundRows::Count(const WallFilter& filter) {
  auto transaction = Transaction::Begin(database_, Transaction::Kind::kRead);
  if (!transaction) return std::unexpected(transaction.error());
  const std::string sql =
      fmt::format("SELECT ground, count(*) FROM proposal {} AND {} GROUP BY ground", kOnTheMap,
                  PassesSql(filter));
  Statement rows =
      filter.topic.empty() ? database_.Prepare(sql) : database_.Prepare(sql, filter.topic);
  std::vector<GroundCount> grounds;
  while (true) {
    const auto there = rows.Step();
    if (!there) return std::unexpected(there.error());
    if (!*there) break;
    grounds.push_back({.ground = std::string(rows.Text(0)), .count = rows.Int(1), .topic = {}});
  }
  for (GroundCount& each : grounds) {
    if (Status told = TellNewest(filter, each); !told) return std::unexpected(told.error());
  }
  return grounds;
}

Status GroundRows::TellNewest(const WallFilter& filter, GroundCount& on) {
  const std::string sql = fmt::format(
      "SELECT row, stage, topic FROM proposal {} AND ground = ?2 AND {} "
      "ORDER BY planted_ms DESC, row DESC LIMIT 1",
      kOnTheMap, PassesSql(filter));
  Statement newest = database_.Prepare(sql, filter.topic, on.ground);
  const auto there = newest.Step();
  if (!there) return std::unexpected(there.error());
  if (!*there) return {};
  on.newest = newest.Int(0);
  on.stage = StageFromName(newest.Text(1)).value_or(Stage::kPropose);
  on.topic = newest.Text(2);
  return {};
}

// As one transaction: otherwise every row takes and gives back the file's locks.
template <typename Take>
Status GroundRows::ForEachOf(const std::vector<ProposalRow>& rows, Take take) {
  auto transaction = Transaction::Begin(database_, Transaction::Kind::kRead);
  if (!transaction) return std::unexpected(transaction.error());
  for (const ProposalRow row : rows) {
    Statement statement =
        database_.Prepare("SELECT ground, 1, row, stage, topic FROM proposal WHERE row = ?1", row);
    const auto there = statement.Step();
    if (!there) return std::unexpected(there.error());
    if (*there) take(statement);
  }
  return {};
}

Result<std::vector<GroundCount>> GroundRows::CountAmong(const std::vector<ProposalRow>& rows) {
  std::vector<GroundCount> grounds;
  std::unordered_map<std::string, size_t> known;
  Status read = ForEachOf(rows, [&](const Statement& row) {
    if (row.Text(0).empty()) return;
    const auto [at, is_new] = known.emplace(row.Text(0), grounds.size());
    if (is_new) {
      grounds.push_back(CountIn(row));
    } else {
      ++grounds[at->second].count;
    }
  });
  if (!read) return std::unexpected(read.error());
  return grounds;
}

Result<std::vector<ProposalRow>> GroundRows::On(const WallFilter& filter,
                                                const std::vector<std::string>& grounds) {
  const std::string sql =
      fmt::format("SELECT planted_ms, row FROM proposal {} AND ground = ?2 AND {}", kOnTheMap,
                  PassesSql(filter));
  std::vector<std::pair<int64_t, ProposalRow>> found;
  for (const std::string& ground : grounds) {
    Statement rows = database_.Prepare(sql, filter.topic, ground);
    while (true) {
      const auto there = rows.Step();
      if (!there) return std::unexpected(there.error());
      if (!*there) break;
      found.emplace_back(rows.Int(0), rows.Int(1));
    }
  }
  std::ranges::sort(found, std::greater());
  std::vector<ProposalRow> sorted;
  sorted.reserve(found.size());
  for (const auto& [planted_ms, row] : found) sorted.push_back(row);
  return sorted;
}

Result<std::vector<ProposalRow>> GroundRows::OnAmong(const std::vector<ProposalRow>& rows,
                                                     const std::vector<std::string>& grounds) {
  std::vector<ProposalRow> on;
  Status read = ForEachOf(rows, [&](const Statement& row) {
    if (std::ranges::find(grounds, row.Text(0)) != grounds.end()) on.push_back(row.Int(2));
  });
  if (!read) return std::unexpected(read.error());
  return on;
}

}  // namespace oneflower
