// A database as an older release left it, for tests of the migrations.
#pragma once

#include <string>

#include "shared/store/migrations.h"

namespace oneflower {

// SQL that takes the common tables back to `version`, 2 or later: each step undone, newest first.
inline std::string BackToSchema(int version) {
  std::string script;
  if (version < 7) {
    script +=
        "DROP INDEX proposal_of_sheet;"
        "CREATE TABLE character_in_use (code_point INTEGER PRIMARY KEY) STRICT;";
  }
  if (version < 6) {
    script +=
        "DROP TABLE memory; DROP INDEX event_memory; DROP INDEX blob_use_of_event;"
        "UPDATE event SET proposal = '' WHERE type LIKE 'memory%';";
  }
  if (version < 5) script += "ALTER TABLE proposal DROP COLUMN model;";
  if (version < 4) script += "DROP INDEX event_help;";
  if (version < 3) script += "DROP INDEX proposal_map; ALTER TABLE proposal DROP COLUMN ground;";
  const std::string by = std::to_string(version);
  return script + "UPDATE meta SET value = " + by +
         " WHERE key = 'derived_by'; PRAGMA user_version = " + by + ";";
}

}  // namespace oneflower
