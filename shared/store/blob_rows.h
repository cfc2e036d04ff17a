// The tables `blob` and `blob_use`: which media the log names, what of them is here, and what the
// hub has. The files themselves are BlobStore's.
//
// All changes happen inside the caller's transaction.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/event.h"
#include "shared/store/database.h"

namespace oneflower {

// What is known of one blob.
struct MediumFacts {
  bool travels = false;  // an event that counts, or may count yet (held), names it
  bool here = false;     // its file is complete
  int64_t bytes = 0;     // once it is
};

class BlobRows {
 public:
  explicit BlobRows(Database& database) : database_(database) {}

  // An event of the log names its media, small pictures first.
  Status Name(int64_t event_row, const Event& event);

  // The file is complete here; it no longer is; the hub has it durably.
  Status MarkHere(std::string_view id, int64_t bytes);
  Status MarkLost(std::string_view id);
  Status MarkAtHub(std::string_view id);

  // The hub's history is another one: what it has is not known any more.
  Status ForgetHub();

  // Some event of the log names it, whatever became of that event; the telling of a memory that was
  // taken back does not count.
  Result<bool> IsNamed(std::string_view id);

  // Only media travel that an event names which counts or may count yet.
  Result<MediumFacts> FactsOf(std::string_view id);

  // Those that travel and are not here; those that are here and not at the hub. Small pictures
  // first, then the newest.
  Result<std::vector<std::string>> Wanted(size_t limit);
  Result<std::vector<std::string>> ToSend(size_t limit);

  // Those of Wanted and of ToSend, counted up to `most`.
  Result<int64_t> CountWanted(int64_t most);
  Result<int64_t> CountToSend(int64_t most);

  // Those that should be here, by id from the one after `after` on.
  Result<std::vector<std::string>> HereAfter(std::string_view after, size_t limit);

  // All that should be here.
  Result<std::vector<std::string>> Here();

  // A memory was taken back: what nothing else names is here no longer. Those; their files are the
  // caller's to drop.
  Result<std::vector<std::string>> TakeBack(std::string_view memory);

  // All that was taken back so far.
  Result<std::vector<std::string>> TakenBack();

  // How many bytes of media are here that events of that device named first.
  Result<int64_t> BytesOf(std::string_view device);

 private:
  Result<std::vector<std::string>> Ids(Statement rows);
  Status NameOne(std::string_view id, int64_t event_row, std::string_view device, bool small);

  Database& database_;
};

}  // namespace oneflower
