// The children's sheets in a station's database: a table of their own beside the log. A sheet is no
// event; what is new on it goes to the board of its class at the hub.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "shared/domain/sheet.h"
#include "shared/store/database.h"

namespace oneflower {

// Makes or brings on the table. Call MigrateCommon first.
Status MigrateSheets(Database& database);

// Inside the caller's transaction. What was told about a sheet stays with it. From then on it waits
// to be put on the board.
Status WriteSheet(Database& database, const KeptSheet& kept);
// Empty: nothing is told any more. kNotFound where there is no such sheet.
Status WriteSheetVoice(Database& database, std::string_view id, std::span<const uint8_t> ogg,
                       int64_t ms);

// In the order they were begun; one group's, or with an empty flower the whole workshop's. A row
// that does not decode is left out.
Result<std::vector<KeptSheet>> ReadSheets(Database& database, const PlannerGroup& group);
Result<Bytes> ReadSheetVoice(Database& database, std::string_view id);  // kNotFound

// Of those that wait to be put on the board and were changed after `since_ms`, the one that was
// changed first; nothing where none waits. A row that does not decode does not wait.
Result<std::optional<KeptSheet>> ReadSheetToPut(Database& database, int64_t since_ms);

// The hub has the sheet as it was at `changed_ms`, or does not take it so; it waits no longer,
// unless it was changed meanwhile.
constexpr int64_t kNotTaken = -1;
Status WriteSheetPut(Database& database, std::string_view id, int64_t changed_ms, int64_t put_ms);
// The hub has lost its history: all that it took wait again.
Status ForgetSheetsPut(Database& database);

}  // namespace oneflower
