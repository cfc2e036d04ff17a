// The children's sheets in a station's database: a table of their own beside the log. A sheet is no
// event: it stays at its station until staff make a proposal of it.
#pragma once

#include <span>
#include <vector>

#include "shared/domain/sheet.h"
#include "shared/store/database.h"

namespace oneflower {

// Makes or brings on the table. Call MigrateCommon first.
Status MigrateSheets(Database& database);

// Inside the caller's transaction. What was told about a sheet stays with it.
Status WriteSheet(Database& database, const KeptSheet& kept);
// Empty: nothing is told any more. kNotFound where there is no such sheet.
Status WriteSheetVoice(Database& database, std::string_view id, std::span<const uint8_t> ogg,
                       int64_t ms);

// In the order they were begun; one group's, or with an empty flower the whole workshop's. A row
// that does not decode is left out.
Result<std::vector<KeptSheet>> ReadSheets(Database& database, const PlannerGroup& group);
Result<Bytes> ReadSheetVoice(Database& database, std::string_view id);  // kNotFound

}  // namespace oneflower
