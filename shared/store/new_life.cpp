#include "shared/store/new_life.h"

#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "shared/base/json_text.h"

namespace oneflower {
namespace {

const std::string kLeftBehind =
    "device = ?1 AND incarnation <> ?2 AND (verdict IS NULL OR verdict = 'held' "
    "OR (verdict = 'quarantined' AND reason = 'fork'))";

Result<std::vector<std::string>> EventsLeftBehind(Database& database, const StationIdentity& self) {
  Statement rows = database.Prepare("SELECT raw FROM event WHERE " + kLeftBehind + " ORDER BY row",
                                    self.device, self.incarnation);
  std::vector<std::string> raws;
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return raws;
    raws.emplace_back(rows.Text(0));
  }
}

// The event at its new place. Not encoded anew: what a newer release wrote into it has to stay.
Result<std::string> MovedTo(const std::string& raw, int64_t incarnation, int64_t seq) {
  auto json = ParseOrderedJson(raw);
  if (!json.is_object()) return Fail(ErrorKind::kCorrupt, "an own event cannot be read");
  json["incarnation"] = incarnation;
  json["seq"] = seq;
  return ToText(json);
}

Status AppendMoved(EventLog& log, const std::string& raw, const StationIdentity& self,
                   ChainHead& head) {
  StoredEvent stored{.raw = {}, .prev = head.hash};
  auto moved = MovedTo(raw, self.incarnation, head.seq + 1);
  if (!moved) return std::unexpected(moved.error());
  stored.raw = std::move(*moved);
  stored.hash = EventHash(stored.prev, stored.raw);
  const auto event = DecodeEvent(stored.raw);
  if (!event) return std::unexpected(event.error());
  head = {event->seq, stored.hash};
  return log.Add(*event, stored, std::nullopt);
}

}  // namespace

int64_t FreshIncarnation(Random& random) {
  std::array<uint8_t, 6> bytes{};
  random.Fill(bytes);
  int64_t number = 0;
  for (const uint8_t byte : bytes) number = number << 8 | byte;
  return number | int64_t{1} << 47;
}

Result<std::set<std::string>> RecordAnew(Database& database, const StationIdentity& self,
                                         ChainHead& head) {
  const auto raws = EventsLeftBehind(database, self);
  if (!raws) return std::unexpected(raws.error());
  EventLog log(database);
  std::set<std::string> subjects;
  for (const std::string& raw : *raws) {
    const auto event = DecodeEvent(raw);
    if (!event) return std::unexpected(event.error());
    subjects.insert(SubjectOf(event->payload));
    const auto has_it = database.Number(
        "SELECT 1 FROM event WHERE event_id = ?1 AND device = ?2 AND incarnation = ?3", event->id,
        self.device, self.incarnation);
    if (!has_it) return std::unexpected(has_it.error());
    if (*has_it) continue;
    if (Status added = AppendMoved(log, raw, self, head); !added) {
      return std::unexpected(added.error());
    }
  }
  Status settled = database.Run("UPDATE event SET verdict = 'withdrawn' WHERE " + kLeftBehind,
                                self.device, self.incarnation);
  if (!settled) return std::unexpected(settled.error());
  return subjects;
}

}  // namespace oneflower
