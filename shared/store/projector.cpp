#include "shared/store/projector.h"

#include "shared/domain/plan_place.h"
#include "shared/domain/slip.h"
#include "shared/store/memory_rows.h"
#include "shared/store/migrations.h"
#include "shared/store/proposal_rows.h"
#include "shared/store/search_text.h"

namespace oneflower {
namespace {

// Rows of the log in the order that counts.
const std::string kAcceptedAll =
    "SELECT row FROM event WHERE verdict = 'accepted' ORDER BY hub_seq";
const std::string kAcceptedOf =
    "SELECT row FROM event WHERE proposal = ?1 AND verdict = 'accepted' ORDER BY hub_seq";

// A fact that an accepted event already tells is not counted again.
const std::string kNotToldYet =
    "NOT EXISTS (SELECT 1 FROM event AS other WHERE other.event_id = event.event_id AND "
    "other.verdict = 'accepted') ORDER BY seq";
const std::string kPendingAll =
    "SELECT row FROM event WHERE (verdict IS NULL OR verdict = 'held') AND " + kNotToldYet;
const std::string kPendingOf =
    "SELECT row FROM event WHERE proposal = ?1 AND (verdict IS NULL OR verdict = 'held') AND " +
    kNotToldYet;

Status CollectRows(Statement statement, std::vector<int64_t>& rows) {
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    rows.push_back(statement.Int(0));
  }
}

bool SameWords(const Proposal& a, const Proposal& b) {
  return a.slip_code == b.slip_code && a.text == b.text && a.topic == b.topic &&
         a.signature == b.signature && a.place == b.place && a.mood == b.mood &&
         a.media == b.media && a.model == b.model && a.planted_ms == b.planted_ms &&
         a.sample == b.sample;
}

bool IsPublic(const Proposal& proposal) { return proposal.visibility == Visibility::kPublic; }

}  // namespace

Result<std::optional<Proposal>> Projector::Find(std::string_view proposal) {
  auto found = FindRow(proposal);
  if (!found) return std::unexpected(found.error());
  if (!*found) return std::nullopt;
  return std::move((*found)->proposal);
}

Result<std::optional<Memory>> Projector::FindMemory(std::string_view memory) {
  return MemoryRows(database_).Find(memory);
}

Status Projector::ApplyToMemory(const Event& event) {
  const std::string id = MemoryOf(event.payload);
  const auto before = FindMemory(id);
  if (!before) return std::unexpected(before.error());
  return MemoryRows(database_).Write(id, oneflower::ApplyToMemory(*before, event));
}

Status Projector::Apply(const Event& event) {
  if (!MemoryOf(event.payload).empty()) return ApplyToMemory(event);
  const std::string id = ProposalOf(event.payload);
  if (id.empty()) return {};
  const auto before = FindRow(id);
  if (!before) return std::unexpected(before.error());
  const Outcome outcome =
      oneflower::Apply(*before ? std::optional((*before)->proposal) : std::nullopt, event);
  const auto row = Write(*before, outcome.proposal);
  if (!row) return std::unexpected(row.error());
  return outcome.entry ? AddEntry(*row, *outcome.entry) : Status{};
}

Status Projector::Reproject(std::string_view subject) {
  const auto rows = RowsOf(subject);
  if (!rows) return std::unexpected(rows.error());
  std::optional<Proposal> state;
  std::optional<Memory> memory;
  std::vector<StoryEntry> entries;
  for (const int64_t row : *rows) {
    const auto event = ReadEvent(row);
    if (!event) return std::unexpected(event.error());
    memory = oneflower::ApplyToMemory(memory, *event);
    Outcome outcome = oneflower::Apply(state, *event);
    state = std::move(outcome.proposal);
    if (outcome.entry) entries.push_back(std::move(*outcome.entry));
  }
  if (Status written = MemoryRows(database_).Write(subject, memory); !written) return written;
  const auto before = FindRow(subject);
  if (!before) return std::unexpected(before.error());
  if (*before) {
    if (Status cleared = ClearEntries((*before)->row); !cleared) return cleared;
  }
  const auto row = Write(*before, state);
  if (!row) return std::unexpected(row.error());
  for (const StoryEntry& entry : entries) {
    if (Status added = AddEntry(*row, entry); !added) return added;
  }
  return {};
}

Status Projector::Rebuild() {
  if (Status cleared =
          database_.RunScript("DELETE FROM story_entry; DELETE FROM proposal; DELETE FROM memory;"
                              "INSERT INTO search (search) VALUES ('delete-all');");
      !cleared) {
    return cleared;
  }
  const auto rows = RowsOf({});
  if (!rows) return std::unexpected(rows.error());
  for (const int64_t row : *rows) {
    const auto event = ReadEvent(row);
    if (!event) return std::unexpected(event.error());
    if (Status applied = Apply(*event); !applied) return applied;
  }
  return {};
}

Status Projector::BringUpToDate() {
  const auto by = database_.Number("SELECT value FROM meta WHERE key = 'derived_by'");
  if (!by) return std::unexpected(by.error());
  if (by->value_or(0) == CommonSchemaVersion()) return {};
  auto transaction = Transaction::Begin(database_);
  if (!transaction) return std::unexpected(transaction.error());
  if (Status rebuilt = Rebuild(); !rebuilt) return rebuilt;
  const Status noted =
      database_.Run("INSERT OR REPLACE INTO meta (key, value) VALUES ('derived_by', ?1)",
                    static_cast<int64_t>(CommonSchemaVersion()));
  return noted ? transaction->Commit() : noted;
}

// The rows of the log that count for a proposal or memory, or for all where it is empty, in their
// order.
Result<std::vector<int64_t>> Projector::RowsOf(std::string_view subject) {
  const auto prepare = [&](const std::string& all, const std::string& of_one) {
    return subject.empty() ? database_.Prepare(all) : database_.Prepare(of_one, subject);
  };
  std::vector<int64_t> rows;
  Status collected = CollectRows(prepare(kAcceptedAll, kAcceptedOf), rows);
  if (collected && view_ == View::kAcceptedAndPending) {
    collected = CollectRows(prepare(kPendingAll, kPendingOf), rows);
  }
  if (!collected) return std::unexpected(collected.error());
  return rows;
}

Result<Event> Projector::ReadEvent(int64_t row) {
  Statement statement = database_.Prepare("SELECT raw FROM event WHERE row = ?1", row);
  const auto found = statement.Step();
  if (!found) return std::unexpected(found.error());
  if (!*found) return Fail(ErrorKind::kCorrupt, "an event of the log is gone");
  return DecodeEvent(statement.Text(0));
}

Result<std::optional<Projector::Row>> Projector::FindRow(std::string_view proposal) {
  static const std::string kSql =
      std::string("SELECT ") + kProposalColumns + ", row FROM proposal WHERE id = ?1";
  Statement statement = database_.Prepare(kSql, proposal);
  const auto found = statement.Step();
  if (!found) return std::unexpected(found.error());
  if (!*found) return std::nullopt;
  return Row{statement.Int(kProposalColumnCount), ReadProposal(statement)};
}

// Brings the tables from one state of a proposal to the next; the row it then has, 0 for none.
Result<int64_t> Projector::Write(const std::optional<Row>& before,
                                 const std::optional<Proposal>& after) {
  if (before && after && SameWords(before->proposal, *after)) {
    if (Status updated = Update(*before, *after); !updated) return std::unexpected(updated.error());
    return before->row;
  }
  if (before) {
    if (Status removed = Remove(*before); !removed) return std::unexpected(removed.error());
  }
  return after ? Insert(*after) : Result<int64_t>(0);
}

Result<int64_t> Projector::Insert(const Proposal& proposal) {
  Status done = database_.Run(
      "INSERT INTO proposal (id, slip, pair, text, topic, signature, place, stage, visibility, "
      "flowers, planted_ms, moved_ms, sample, worded, mood, media, ground, model) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
      proposal.id, proposal.slip_code, PairNumber(PicturesOf(proposal.slip_code)), proposal.text,
      proposal.topic, proposal.signature, proposal.place, StageName(proposal.stage),
      VisibilityName(proposal.visibility), proposal.flowers, proposal.planted_ms, proposal.moved_ms,
      proposal.sample, proposal.worded, MoodName(proposal.mood), EncodeMedia(proposal.media),
      GroundOf(proposal.place), EncodeOrigin(proposal.model));
  const int64_t row = database_.LastInsertRow();
  if (done && IsPublic(proposal)) done = Index(row, proposal.words());
  if (!done) return std::unexpected(done.error());
  return row;
}

Status Projector::Update(const Row& before, const Proposal& after) {
  const Proposal& was = before.proposal;
  if (was == after) return {};
  if (was.stage == after.stage && was.visibility == after.visibility &&
      was.moved_ms == after.moved_ms && was.worded == after.worded) {
    return database_.Run("UPDATE proposal SET flowers = ?2 WHERE row = ?1", before.row,
                         after.flowers);
  }
  Status done = database_.Run(
      "UPDATE proposal SET stage = ?2, visibility = ?3, flowers = ?4, moved_ms = ?5, worded = ?6 "
      "WHERE row = ?1",
      before.row, StageName(after.stage), VisibilityName(after.visibility), after.flowers,
      after.moved_ms, after.worded);
  if (!done || (IsPublic(was) == IsPublic(after) && was.worded == after.worded)) return done;
  if (IsPublic(was)) done = Unindex(before.row, was.words());
  if (done && IsPublic(after)) done = Index(before.row, after.words());
  return done;
}

Status Projector::Remove(const Row& row) {
  Status done = ClearEntries(row.row);
  if (done && IsPublic(row.proposal)) done = Unindex(row.row, row.proposal.words());
  if (done) done = database_.Run("DELETE FROM proposal WHERE row = ?1", row.row);
  return done;
}

Status Projector::AddEntry(int64_t row, const StoryEntry& entry) {
  return database_.Run(
      "INSERT INTO story_entry (proposal, position, event_id, kind, stage, visibility, words, "
      "at_ms) VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM story_entry "
      "WHERE proposal = ?1), ?2, ?3, ?4, ?5, ?6, ?7)",
      row, entry.event_id, EntryKindName(entry.kind), StageName(entry.stage),
      VisibilityName(entry.visibility), entry.words, entry.at_ms);
}

Status Projector::ClearEntries(int64_t row) {
  return database_.Run("DELETE FROM story_entry WHERE proposal = ?1", row);
}

Status Projector::Index(int64_t row, std::string_view text) {
  return database_.Run("INSERT INTO search (rowid, words) VALUES (?1, ?2)", row, IndexTerms(text));
}

Status Projector::Unindex(int64_t row, std::string_view text) {
  return database_.Run("INSERT INTO search (search, rowid, words) VALUES ('delete', ?1, ?2)", row,
                       IndexTerms(text));
}

}  // namespace oneflower
