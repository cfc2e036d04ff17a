// What the log amounts to: proposals, their stories, the search index and the characters in use;
// elders' stories (memory_rows.h).
// The same on stations and the hub; the knowledge of what an event does is in domain/apply.h.
//
// The order that counts for a proposal: accepted events as the hub numbered them, then, on a
// station, its own events that are not judged yet (or held) in their order. An event id counts
// once. All changes happen inside the caller's transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/apply.h"
#include "shared/store/database.h"

namespace oneflower {

// Which events of the log are seen.
enum class View {
  kAccepted,            // the hub: what it accepted
  kAcceptedAndPending,  // a station: that, and what it recorded itself and awaits a verdict
};

class Projector {
 public:
  Projector(Database& database, View view) : database_(database), view_(view) {}

  // The proposal as it now stands, whoever may see it.
  Result<std::optional<Proposal>> Find(std::string_view proposal);
  // Nothing too where it was taken back.
  Result<std::optional<Memory>> FindMemory(std::string_view memory);

  // Adds an event that comes after all that its proposal has seen. The caller has made sure that
  // its id has not counted yet.
  Status Apply(const Event& event);

  // Derives one proposal or memory anew from the log, whatever the tables say about it.
  Status Reproject(std::string_view subject);

  // Throws everything derived away and derives it anew.
  Status Rebuild();

  // The same, in a transaction of its own, where another release derived it: that one may have kept
  // events whose meaning it did not know.
  Status BringUpToDate();

 private:
  struct Row {
    int64_t row = 0;
    Proposal proposal;
  };

  Status ApplyToMemory(const Event& event);
  Result<std::vector<int64_t>> RowsOf(std::string_view subject);
  Result<Event> ReadEvent(int64_t row);
  Result<std::optional<Row>> FindRow(std::string_view proposal);
  Result<int64_t> Write(const std::optional<Row>& before, const std::optional<Proposal>& after);
  Result<int64_t> Insert(const Proposal& proposal);
  Status Update(const Row& before, const Proposal& after);
  Status Remove(const Row& row);
  Status AddEntry(int64_t row, const StoryEntry& entry);
  Status ClearEntries(int64_t row);
  Status Index(int64_t row, std::string_view text);
  Status Unindex(int64_t row, std::string_view text);

  Database& database_;
  View view_;
};

}  // namespace oneflower
