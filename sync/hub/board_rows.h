// The board: what children build, each sheet at the last state its station brought, until it is two
// weeks old. A table beside the log, and no part of what is derived from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/store/database.h"
#include "sync/protocol/messages.h"

namespace oneflower {

// A sheet as a station brings it.
struct BoardSheet {
  std::string sheet;
  std::string device;
  int64_t asked_s = 0;  // when the station signed it
  BoardPut put;
};

// How many sheets of which class.
struct BoardClass {
  std::string code;
  int64_t sheets = 0;
};

// Changes happen inside the caller's transaction.
class BoardRows {
 public:
  explicit BoardRows(Database& database) : database_(database) {}

  // Replaces what was there of it; one with nothing on it is taken off. kUnauthorized where another
  // station brought that sheet, kConflict where a later request of its own is in already. Of more
  // sheets than one station may have there the oldest go.
  Status Put(const BoardSheet& card, int64_t now_ms);

  // The sheets of one class in the order they were begun; the last changed ones if there are more
  // than a response holds.
  Result<std::vector<BoardEntry>> Of(std::string_view code, int64_t now_ms);

  Result<std::vector<BoardClass>> Classes(int64_t now_ms);

  // What is two weeks old. kNotFound where there is nothing of that class.
  Status DropOld(int64_t now_ms);
  Status Clear(std::string_view code);

 private:
  Database& database_;
};

}  // namespace oneflower
