#include "shared/store/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>

#include "shared/store/blob_store.h"
#include "shared/store/database.h"
#include "shared/store/ground_rows.h"
#include "shared/store/memory_rows.h"
#include "shared/store/meta.h"
#include "shared/store/proposal_rows.h"
#include "shared/store/search_text.h"
#include "shared/store/sheet_rows.h"

namespace oneflower {
namespace {

// Up to so many found proposals cost less to look up one by one than the whole wall to go along.
constexpr size_t kFewFound = 20'000;

// A term that more proposals share than this tells none of them apart; its list is not read on.
constexpr int64_t kCommonTerm = 2000;
constexpr size_t kTermsOfADraft = 16;
// Similar is what shares at least this part of the draft's weight; more where it is one term alone.
constexpr double kSharedPart = 0.3;
constexpr double kSharedByOneTerm = 0.45;

std::string SelectProposals(std::string_view rest) {
  return fmt::format("SELECT {}, row FROM proposal {}", kProposalColumns, rest);
}

template <typename Take>
Status ForEachRow(Statement statement, Take take) {
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    take(statement);
  }
}

Result<std::vector<Proposal>> Collect(Statement statement) {
  std::vector<Proposal> proposals;
  Status read = ForEachRow(std::move(statement),
                           [&](const Statement& row) { proposals.push_back(ReadProposal(row)); });
  if (!read) return std::unexpected(read.error());
  return proposals;
}

// The slip that was handed out with it; empty: none was.
std::string SlipOf(const Payload& payload) {
  if (const auto* planted = std::get_if<ProposalPlanted>(&payload)) return planted->slip_code;
  const auto* told = std::get_if<MemoryTold>(&payload);
  return told != nullptr ? told->slip_code : std::string();
}

bool HoldsAll(std::string_view text, const std::vector<std::string>& pieces) {
  // Han are the same folded, and folding costs more than looking.
  const auto holds = [&](const auto& in) {
    return std::ranges::all_of(pieces,
                               [&](const std::string& piece) { return in.contains(piece); });
  };
  return holds(text) || holds(Folded(text));
}

// What does not filter is NULL in a query.
std::optional<std::string_view> TextOrNull(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

std::optional<std::string_view> StageOrNull(const std::optional<Stage>& stage) {
  return stage ? std::optional(StageName(*stage)) : std::nullopt;
}

}  // namespace

struct Reader::Impl {
  explicit Impl(const std::filesystem::path& file) : blobs(BlobFolderIn(file.parent_path())) {}

  BlobStore blobs;
  std::unique_ptr<Database> database;

  // What passes topic and stage, not looking at the search.
  Result<std::vector<ProposalRow>> WholeWall(const WallFilter& filter);
  Result<WallPiece> WallFrom(const WallFilter& filter, const WallMark& mark, int64_t limit);
  Result<std::vector<ProposalRow>> Search(const WallFilter& filter, const SearchPlan& plan);
  Result<std::vector<ProposalRow>> LookUp(const WallFilter& filter, const SearchPlan& plan);
};

Reader::Reader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Reader::~Reader() = default;

Result<std::unique_ptr<Reader>> Reader::Open(const std::filesystem::path& database) {
  auto opened = Database::Open(database, Database::Mode::kReader);
  if (!opened) return std::unexpected(opened.error());
  auto impl = std::make_unique<Impl>(database);
  impl->database = std::move(*opened);
  return std::unique_ptr<Reader>(new Reader(std::move(impl)));
}

Result<std::vector<ProposalRow>> Reader::Wall(const WallFilter& filter) {
  const SearchPlan plan = PlanSearch(filter.search);
  return plan.match.empty() ? impl_->WholeWall(filter) : impl_->Search(filter, plan);
}

Result<WallPiece> Reader::WallFrom(const WallFilter& filter, const WallMark& mark, int64_t limit) {
  const SearchPlan plan = PlanSearch(filter.search);
  if (plan.match.empty()) return impl_->WallFrom(filter, mark, limit);
  auto found = impl_->Search(filter, plan);
  if (!found) return std::unexpected(found.error());
  return WallPiece{std::move(*found), std::nullopt};
}

// The index proposal_wall holds all that is asked for here: no proposal is read for it.
Result<std::vector<ProposalRow>> Reader::Impl::WholeWall(const WallFilter& filter) {
  const std::string sql = fmt::format(
      "SELECT gather(row) FROM (SELECT row FROM proposal WHERE visibility = 'public' AND {} "
      "ORDER BY planted_ms DESC, row DESC)",
      PassesSql(filter));
  return filter.topic.empty() ? database->Gather(sql) : database->Gather(sql, filter.topic);
}

Result<WallPiece> Reader::Impl::WallFrom(const WallFilter& filter, const WallMark& mark,
                                         int64_t limit) {
  const std::string sql = fmt::format(
      "SELECT row, planted_ms, {} FROM proposal WHERE visibility = 'public' AND planted_ms < ?2 "
      "ORDER BY planted_ms DESC, row DESC",
      PassesSql(filter));
  Statement rows = database->Prepare(sql, filter.topic, mark.planted_ms);
  WallPiece piece;
  WallMark last = mark;
  for (int64_t seen = 0;; ++seen) {
    const auto there = rows.Step();
    if (!there) return std::unexpected(there.error());
    if (!*there) return piece;
    const int64_t planted_ms = rows.Int(1);
    if (seen >= limit && planted_ms != last.planted_ms) break;
    last = {planted_ms};
    if (rows.Int(2) != 0) piece.rows.push_back(rows.Int(0));
  }
  piece.next = last;
  return piece;
}

// The index tells rows, not their order on the wall. A few are looked up and sorted; for many it is
// faster to go along the wall once and to keep those that were found.
Result<std::vector<ProposalRow>> Reader::Impl::Search(const WallFilter& filter,
                                                      const SearchPlan& plan) {
  if (!plan.pieces.empty()) return LookUp(filter, plan);
  const auto found =
      database->Gather("SELECT gather(rowid) FROM search WHERE search MATCH ?1", plan.match);
  if (!found) return found;
  if (found->size() <= kFewFound) return LookUp(filter, plan);
  auto wall = WholeWall(filter);
  if (!wall) return wall;
  std::vector<bool> is_found(static_cast<size_t>(std::ranges::max(*found)) + 1);
  for (const ProposalRow row : *found) is_found[static_cast<size_t>(row)] = true;
  std::erase_if(*wall, [&](ProposalRow row) {
    const auto at = static_cast<size_t>(row);
    return at >= is_found.size() || !is_found[at];
  });
  return wall;
}

// Reads every proposal that the index names. The text is only taken where the index alone cannot
// tell. CROSS JOIN keeps SQLite from asking the index anew for every proposal of the wall.
Result<std::vector<ProposalRow>> Reader::Impl::LookUp(const WallFilter& filter,
                                                      const SearchPlan& plan) {
  const std::string sql = fmt::format(
      "SELECT p.row, p.planted_ms{} FROM search CROSS JOIN proposal AS p ON p.row = search.rowid "
      "WHERE search MATCH ?1 AND p.visibility = 'public' AND (?2 IS NULL OR p.topic = ?2) "
      "AND (?3 IS NULL OR p.stage = ?3)",
      plan.pieces.empty() ? "" : ", iif(p.worded = '', p.text, p.worded)");
  std::vector<std::pair<int64_t, ProposalRow>> passing;
  Status read = ForEachRow(
      database->Prepare(sql, plan.match, TextOrNull(filter.topic), StageOrNull(filter.stage)),
      [&](const Statement& row) {
        if (!plan.pieces.empty() && !HoldsAll(row.Text(2), plan.pieces)) return;
        passing.emplace_back(row.Int(1), row.Int(0));
      });
  if (!read) return std::unexpected(read.error());
  std::ranges::sort(passing, std::greater());
  std::vector<ProposalRow> sorted;
  sorted.reserve(passing.size());
  for (const auto& [planted_ms, row] : passing) sorted.push_back(row);
  return sorted;
}

Result<std::vector<GroundCount>> Reader::Grounds(const WallFilter& filter) {
  GroundRows grounds(*impl_->database);
  if (PlanSearch(filter.search).match.empty()) return grounds.Count(filter);
  const auto found = Wall(filter);
  return found ? grounds.CountAmong(*found) : std::unexpected(found.error());
}

Result<std::vector<ProposalRow>> Reader::WallOn(const WallFilter& filter,
                                                const std::vector<std::string>& grounds) {
  GroundRows rows(*impl_->database);
  if (PlanSearch(filter.search).match.empty()) return rows.On(filter, grounds);
  const auto found = Wall(filter);
  return found ? rows.OnAmong(*found, grounds) : std::unexpected(found.error());
}

Result<std::vector<Proposal>> Reader::Proposals(const std::vector<ProposalRow>& rows) {
  // As one transaction: otherwise every row takes and gives back the file's locks.
  auto transaction = Transaction::Begin(*impl_->database, Transaction::Kind::kRead);
  if (!transaction) return std::unexpected(transaction.error());
  static const std::string kSql = SelectProposals("WHERE row = ?1");
  std::vector<Proposal> proposals;
  proposals.reserve(rows.size());
  for (const ProposalRow row : rows) {
    Statement statement = impl_->database->Prepare(kSql, row);
    const auto found = statement.Step();
    if (!found) return std::unexpected(found.error());
    if (*found) proposals.push_back(ReadProposal(statement));
  }
  return proposals;
}

Result<Story> Reader::StoryOf(std::string_view proposal) {
  auto transaction = Transaction::Begin(*impl_->database, Transaction::Kind::kRead);
  if (!transaction) return std::unexpected(transaction.error());
  static const std::string kSql = SelectProposals("WHERE id = ?1");
  Statement statement = impl_->database->Prepare(kSql, proposal);
  const auto found = statement.Step();
  if (!found) return std::unexpected(found.error());
  if (!*found) return Fail(ErrorKind::kNotFound, "no such proposal");
  Story story{.proposal = ReadProposal(statement), .entries = {}};
  static const std::string kEntries = fmt::format(
      "SELECT {} FROM story_entry WHERE proposal = ?1 ORDER BY at_ms, position", kEntryColumns);
  Status read = ForEachRow(impl_->database->Prepare(kEntries, statement.Int(kProposalColumnCount)),
                           [&](const Statement& row) { story.entries.push_back(ReadEntry(row)); });
  if (!read) return std::unexpected(read.error());
  return story;
}

Result<std::vector<Proposal>> Reader::FindBySlip(std::string_view code) {
  static const std::string kSql =
      SelectProposals("WHERE pair = ?1 AND slip = ?2 ORDER BY planted_ms DESC LIMIT ?3");
  return Collect(
      impl_->database->Prepare(kSql, PairNumber(PicturesOf(code)), code, kMaxProposalsOfASlip));
}

Result<std::vector<Proposal>> Reader::FindByPictures(PicturePair pair, size_t limit) {
  static const std::string kSql = SelectProposals(
      "WHERE pair = ?1 AND visibility = 'public' ORDER BY planted_ms DESC LIMIT ?2");
  return Collect(impl_->database->Prepare(kSql, PairNumber(pair), limit));
}

Result<std::string> Reader::ProposalOfSheet(std::string_view sheet,
                                            std::span<const std::string> wordings) {
  for (const std::string& words : wordings) {
    Statement made = impl_->database->Prepare(
        "SELECT id FROM proposal WHERE model <> '' AND json_extract(model, '$.sheet') = ?1 "
        "AND text = ?2 ORDER BY row LIMIT 1",
        sheet, words);
    const auto row = made.Step();
    if (!row) return std::unexpected(row.error());
    if (*row) return std::string(made.Text(0));
  }
  return std::string();
}

Result<std::vector<Proposal>> Reader::Similar(std::string_view draft, size_t limit) {
  const auto all = impl_->database->Number("SELECT max(row) FROM proposal");
  if (!all) return std::unexpected(all.error());
  const auto total = static_cast<double>(all->value_or(0)) + 1;
  struct Shared {
    double weight = 0;
    int terms = 0;
  };
  std::unordered_map<ProposalRow, Shared> shared;
  double possible = 0;
  for (const std::string& term : TellingTerms(draft, kTermsOfADraft)) {
    std::vector<ProposalRow> rows;
    Status read = ForEachRow(
        impl_->database->Prepare(
            "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
            Quoted(term), kCommonTerm),
        [&](const Statement& row) { rows.push_back(row.Int(0)); });
    if (!read) return std::unexpected(read.error());
    const double weight = std::log(1 + total / (static_cast<double>(rows.size()) + 1));
    // A word nobody has used yet says nothing about who is alike.
    if (!rows.empty()) possible += weight;
    for (const ProposalRow row : rows) {
      shared[row].weight += weight;
      ++shared[row].terms;
    }
  }
  std::vector<std::pair<double, ProposalRow>> best;
  for (const auto& [row, found] : shared) {
    const double part = found.terms > 1 ? kSharedPart : kSharedByOneTerm;
    if (found.weight >= possible * part) best.emplace_back(-found.weight, -row);
  }
  const auto count = static_cast<std::ptrdiff_t>(std::min(limit, best.size()));
  std::ranges::partial_sort(best, best.begin() + count);
  std::vector<ProposalRow> rows;
  for (auto it = best.begin(); it != best.begin() + count; ++it) rows.push_back(-it->second);
  return Proposals(rows);
}

Result<std::vector<Proposal>> Reader::Awaiting() {
  static const std::string kSql = SelectProposals(
      "WHERE visibility <> 'public' AND visibility = 'awaiting' ORDER BY planted_ms, row");
  return Collect(impl_->database->Prepare(kSql));
}

Result<HomeCounts> Reader::Counts(int64_t since_ms) {
  const auto moved = [&](Stage stage) {
    return impl_->database->Number(
        "SELECT count(DISTINCT proposal) FROM story_entry WHERE kind = 'stage' AND stage = ?1 "
        "AND at_ms >= ?2 "
        "AND proposal NOT IN (SELECT row FROM proposal WHERE visibility <> 'public')",
        StageName(stage), since_ms);
  };
  const auto sprouted = moved(Stage::kDeliberate);
  const auto bloomed = moved(Stage::kExecute);
  for (const auto* number : {&sprouted, &bloomed}) {
    if (!*number) return std::unexpected(number->error());
  }
  return HomeCounts{sprouted->value_or(0), bloomed->value_or(0)};
}

Result<QueueState> Reader::Queue() {
  const auto waiting = impl_->database->Number(
      "SELECT count(*) FROM event WHERE device = (SELECT value FROM meta WHERE key = 'device') "
      "AND incarnation = (SELECT value FROM meta WHERE key = 'incarnation') "
      "AND seq > coalesce((SELECT value FROM meta WHERE key = 'acked_seq'), 0)");
  if (!waiting) return std::unexpected(waiting.error());
  const auto refused = Refused(1000);
  if (!refused) return std::unexpected(refused.error());
  return QueueState{waiting->value_or(0), static_cast<int64_t>(refused->size())};
}

Result<std::vector<Judgement>> Reader::Refused(size_t limit) {
  std::vector<Judgement> refused;
  Status read = ForEachRow(
      impl_->database->Prepare(
          "SELECT proposal, verdict, reason FROM event WHERE device = (SELECT value FROM meta "
          "WHERE key = 'device') AND verdict IN ('rejected', 'quarantined') "
          "ORDER BY seq DESC LIMIT ?1",
          limit),
      [&](const Statement& row) {
        refused.push_back({std::string(row.Text(0)),
                           VerdictFromName(row.Text(1)).value_or(Verdict::kRejected),
                           std::string(row.Text(2))});
      });
  if (!read) return std::unexpected(read.error());
  return refused;
}

Result<std::optional<Judgement>> Reader::RefusedSlip(std::string_view code) {
  std::optional<Judgement> refused;
  Status read = ForEachRow(
      impl_->database->Prepare(
          "SELECT raw, verdict, reason FROM event WHERE device = (SELECT value FROM meta "
          "WHERE key = 'device') AND verdict IN ('rejected', 'quarantined') "
          "AND (type = 'proposal_planted' OR type = 'memory_told')"),
      [&](const Statement& row) {
        const auto event = DecodeEvent(row.Text(0));
        if (!event || SlipOf(event->payload) != code) return;
        refused = Judgement{SubjectOf(event->payload),
                            VerdictFromName(row.Text(1)).value_or(Verdict::kRejected),
                            std::string(row.Text(2))};
      });
  if (!read) return std::unexpected(read.error());
  return refused;
}

Result<int64_t> Reader::MemoryCount() { return MemoryRows(*impl_->database).CountPublic(); }

Result<std::vector<Memory>> Reader::Memories(int64_t skip, int64_t limit) {
  return MemoryRows(*impl_->database).Public(skip, limit);
}

Result<std::vector<Memory>> Reader::MemoriesOf(std::string_view proposal, int64_t limit) {
  return MemoryRows(*impl_->database).PublicOf(proposal, limit);
}

Result<std::vector<Memory>> Reader::FindMemories(std::string_view code) {
  return MemoryRows(*impl_->database).WithSlip(code);
}

Result<std::vector<Memory>> Reader::FindMemories(PicturePair pair, int64_t limit) {
  return MemoryRows(*impl_->database).WithPictures(pair, limit);
}

Result<std::optional<Memory>> Reader::FindMemory(std::string_view id) {
  return MemoryRows(*impl_->database).Find(id);
}

Result<std::vector<Memory>> Reader::AwaitingMemories() {
  return MemoryRows(*impl_->database).Awaiting();
}

Result<std::vector<HelpCall>> Reader::HelpCalls(size_t limit) {
  std::vector<HelpCall> calls;
  Status read =
      ForEachRow(impl_->database->Prepare(
                     "SELECT raw FROM event WHERE (type = 'help_asked' OR type = 'help_answered') "
                     "AND (verdict IS NULL OR verdict = 'accepted') ORDER BY row DESC LIMIT ?1",
                     static_cast<int64_t>(limit)),
                 [&](const Statement& row) {
                   if (const auto event = DecodeEvent(row.Text(0))) AddToCalls(calls, *event);
                 });
  if (!read) return std::unexpected(read.error());
  std::erase_if(calls, [](const HelpCall& call) { return call.asked_ms == 0; });
  std::ranges::sort(calls, std::greater(), &HelpCall::asked_ms);
  return calls;
}

Result<Bytes> Reader::Blob(std::string_view id) { return impl_->blobs.Read(id); }

bool Reader::HasBlob(std::string_view id) { return impl_->blobs.Has(id); }

Result<std::vector<KeptSheet>> Reader::Sheets(const PlannerGroup& group) {
  return ReadSheets(*impl_->database, group);
}

Result<Bytes> Reader::SheetVoice(std::string_view sheet) {
  return ReadSheetVoice(*impl_->database, sheet);
}

Result<Hash> Reader::StateDigest() {
  auto transaction = Transaction::Begin(*impl_->database, Transaction::Kind::kRead);
  if (!transaction) return std::unexpected(transaction.error());
  Hash digest{};
  const auto add = [&digest](const Statement& row, int columns) {
    for (int i = 0; i < columns; ++i) digest = HashOf({digest, AsBytes(row.Text(i))});
  };
  Status read = ForEachRow(impl_->database->Prepare(SelectProposals("ORDER BY id")),
                           [&](const Statement& row) { add(row, kProposalColumnCount); });
  if (!read) return std::unexpected(read.error());
  read = ForEachRow(
      impl_->database->Prepare(
          "SELECT p.id, e.position, e.event_id, e.kind, e.stage, e.visibility, e.words, e.at_ms "
          "FROM story_entry AS e JOIN proposal AS p ON p.row = e.proposal "
          "ORDER BY p.id, e.position"),
      [&](const Statement& row) { add(row, 8); });
  if (!read) return std::unexpected(read.error());
  read = ForEachRow(
      impl_->database->Prepare("SELECT id, slip, pair, about, place, signature, voice, visibility, "
                               "told_ms, sample, words FROM memory ORDER BY id"),
      [&](const Statement& row) { add(row, 11); });
  if (!read) return std::unexpected(read.error());
  return digest;
}

}  // namespace oneflower
