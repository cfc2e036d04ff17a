// How a database gets its tables. Only forward: a released step is never changed, a new one is
// added. SCHEMA.md describes the result.
#pragma once

#include <span>
#include <string_view>

#include "shared/base/result.h"
#include "shared/store/database.h"

namespace oneflower {

// The tables that stations and the hub have in common: the log and what is derived from it. The
// version is SQLite's user_version. kConflict where a newer release made the database.
Status MigrateCommon(Database& database);

// Further tables of one program, such as "hub", kept beside the common ones; steps[0] makes
// version 1 out of an empty database. Call MigrateCommon first.
Status MigratePart(Database& database, std::string_view part,
                   std::span<const std::string_view> steps);

// The version that MigrateCommon leads to.
int CommonSchemaVersion();

}  // namespace oneflower
