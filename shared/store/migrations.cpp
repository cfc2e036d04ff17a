#include "shared/store/migrations.h"

#include <fmt/format.h>

#include <array>
#include <string>

namespace oneflower {
namespace {

// SCHEMA.md explains every table and index. For a CHECK with IN SQLite builds a table of the listed
// values at every INSERT; with OR it only compares.
constexpr std::string_view kCommon1 = R"sql(
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  row INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL,
  device TEXT NOT NULL,
  incarnation INTEGER NOT NULL CHECK (incarnation > 0),
  seq INTEGER NOT NULL CHECK (seq > 0),
  raw TEXT NOT NULL,
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  type TEXT NOT NULL,
  proposal TEXT NOT NULL,
  hub_seq INTEGER,
  verdict TEXT CHECK (verdict = 'accepted' OR verdict = 'duplicate' OR verdict = 'rejected'
    OR verdict = 'held' OR verdict = 'quarantined' OR verdict = 'withdrawn'),
  reason TEXT NOT NULL DEFAULT '',
  UNIQUE (device, incarnation, seq, hash)
) STRICT;
CREATE INDEX event_by_id ON event (event_id);
CREATE INDEX event_accepted ON event (proposal, hub_seq) WHERE verdict = 'accepted';
CREATE INDEX event_pending ON event (proposal, seq) WHERE verdict IS NULL OR verdict = 'held';
CREATE INDEX event_refused ON event (device, seq) WHERE verdict IN ('rejected', 'quarantined');

CREATE TABLE proposal (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  slip TEXT NOT NULL,
  pair INTEGER NOT NULL,
  text TEXT NOT NULL,
  topic TEXT NOT NULL,
  signature TEXT NOT NULL,
  place TEXT NOT NULL,
  mood TEXT NOT NULL,
  media TEXT NOT NULL,
  worded TEXT NOT NULL,
  stage TEXT NOT NULL,
  visibility TEXT NOT NULL,
  flowers INTEGER NOT NULL CHECK (flowers >= 0),
  planted_ms INTEGER NOT NULL,
  moved_ms INTEGER NOT NULL,
  sample INTEGER NOT NULL
) STRICT;
CREATE INDEX proposal_by_pair ON proposal (pair, slip);
CREATE INDEX proposal_wall ON proposal (planted_ms, row, stage, topic) WHERE visibility = 'public';
CREATE INDEX proposal_unseen ON proposal (visibility, planted_ms) WHERE visibility <> 'public';

CREATE TABLE story_entry (
  proposal INTEGER NOT NULL REFERENCES proposal (row),
  position INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind = 'planted' OR kind = 'stage' OR kind = 'note' OR kind = 'reviewed'
      OR kind = 'worded'),
  stage TEXT NOT NULL,
  visibility TEXT NOT NULL,
  words TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (proposal, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_move ON story_entry (stage, at_ms) WHERE kind = 'stage';

CREATE TABLE blob (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  device TEXT NOT NULL,
  small INTEGER NOT NULL,
  named INTEGER NOT NULL,
  here INTEGER NOT NULL DEFAULT 0,
  at_hub INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_wanted ON blob (small DESC, named DESC) WHERE here = 0;
CREATE INDEX blob_to_send ON blob (small DESC, named DESC) WHERE here = 1 AND at_hub = 0;
CREATE INDEX blob_by_device ON blob (device, bytes) WHERE here = 1;

CREATE TABLE blob_use (
  blob TEXT NOT NULL REFERENCES blob (id),
  event INTEGER NOT NULL REFERENCES event (row),
  PRIMARY KEY (blob, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE character_in_use (
  code_point INTEGER PRIMARY KEY
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
)sql";

// Covers what the home screen counts.
constexpr std::string_view kCommon2 = R"sql(
DROP INDEX story_move;
CREATE INDEX story_move ON story_entry (stage, at_ms, kind) WHERE kind = 'stage';
)sql";

// The wall as a map.
constexpr std::string_view kCommon3 = R"sql(
ALTER TABLE proposal ADD COLUMN ground TEXT NOT NULL DEFAULT '';
CREATE INDEX proposal_map ON proposal (ground, planted_ms, stage, topic, visibility)
  WHERE visibility = 'public' AND ground <> '';
)sql";

// The few calls for help among all events.
constexpr std::string_view kCommon4 = R"sql(
CREATE INDEX event_help ON event (row) WHERE type = 'help_asked' OR type = 'help_answered';
)sql";

// The child's model a proposal comes from.
constexpr std::string_view kCommon5 = R"sql(
ALTER TABLE proposal ADD COLUMN model TEXT NOT NULL DEFAULT '';
)sql";

// Elders' stories. An older release kept their events without knowing what they are about.
constexpr std::string_view kCommon6 = R"sql(
CREATE TABLE memory (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  slip TEXT NOT NULL,
  pair INTEGER NOT NULL,
  about TEXT NOT NULL,
  place TEXT NOT NULL,
  signature TEXT NOT NULL,
  voice TEXT NOT NULL,
  visibility TEXT NOT NULL,
  words TEXT NOT NULL,
  told_ms INTEGER NOT NULL,
  sample INTEGER NOT NULL
) STRICT;
CREATE INDEX memory_by_pair ON memory (pair, slip);
CREATE INDEX memory_wall ON memory (told_ms, row) WHERE visibility = 'public';
CREATE INDEX memory_about ON memory (about, told_ms) WHERE about <> '';
CREATE INDEX event_memory ON event (proposal, type)
  WHERE type = 'memory_told' OR type = 'memory_withdrawn';
CREATE INDEX blob_use_of_event ON blob_use (event);
UPDATE event SET proposal = coalesce(json_extract(raw, '$.body.memory'), '')
  WHERE type = 'memory_told' OR type = 'memory_withdrawn' OR type = 'memory_reviewed';
)sql";

// The few proposals among all that come from a child's model. Fonts no longer have to know which
// characters there are.
constexpr std::string_view kCommon7 = R"sql(
CREATE INDEX proposal_of_sheet ON proposal (model) WHERE model <> '';
DROP TABLE character_in_use;
)sql";

constexpr std::array<std::string_view, 7> kCommonSteps = {kCommon1, kCommon2, kCommon3, kCommon4,
                                                          kCommon5, kCommon6, kCommon7};

// Runs the steps from `version` on, each with its new number as one transaction.
template <typename SetVersion>
Status RunSteps(Database& database, int64_t version, std::span<const std::string_view> steps,
                SetVersion set_version) {
  const auto known = static_cast<int64_t>(steps.size());
  if (version > known) {
    return Fail(ErrorKind::kConflict,
                fmt::format("the database has schema {}, this release knows {}", version, known));
  }
  for (int64_t step = version; step < known; ++step) {
    auto transaction = Transaction::Begin(database);
    if (!transaction) return std::unexpected(transaction.error());
    if (Status ran = database.RunScript(std::string(steps[step])); !ran) return ran;
    if (Status set = set_version(step + 1); !set) return set;
    if (Status committed = transaction->Commit(); !committed) return committed;
  }
  return {};
}

}  // namespace

Status MigrateCommon(Database& database) {
  const auto version = database.Number("PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  return RunSteps(database, version->value_or(0), kCommonSteps, [&](int64_t reached) {
    return database.RunScript(fmt::format("PRAGMA user_version = {};", reached));
  });
}

Status MigratePart(Database& database, std::string_view part,
                   std::span<const std::string_view> steps) {
  const std::string key = "schema_of_" + std::string(part);
  const auto version = database.Number("SELECT value FROM meta WHERE key = ?1", key);
  if (!version) return std::unexpected(version.error());
  return RunSteps(database, version->value_or(0), steps, [&](int64_t reached) {
    return database.Run("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", key, reached);
  });
}

int CommonSchemaVersion() { return static_cast<int>(kCommonSteps.size()); }

}  // namespace oneflower
