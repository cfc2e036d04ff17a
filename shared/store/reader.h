// What screens and the hub's pages read. A read-only connection of its own, so that no reader ever
// waits for the writer. Single-threaded: make one for each thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/feed.h"
#include "shared/domain/help.h"
#include "shared/domain/memory.h"
#include "shared/domain/proposal.h"
#include "shared/domain/sheet.h"
#include "shared/domain/slip.h"

namespace oneflower {

// Which public proposals the wall shows. Empty fields do not filter.
struct WallFilter {
  std::string topic;
  std::optional<Stage> stage;
  std::string search;  // words; all of them must occur, Han of any length from one character up
  bool operator==(const WallFilter&) const = default;
};

// A row number inside this database: how the wall names a proposal while it scrolls.
using ProposalRow = int64_t;

// Where a piece of the wall ended: the next one goes on with what is older.
struct WallMark {
  int64_t planted_ms = INT64_MAX;
};

struct WallPiece {
  std::vector<ProposalRow> rows;  // newest first
  std::optional<WallMark> next;   // nothing: that was all
};

// What stands on one stretch of ground (GroundOf in plan_place.h).
struct GroundCount {
  std::string ground;
  int64_t count = 0;
  // Of the newest of them
  ProposalRow newest = 0;
  Stage stage = Stage::kPropose;
  std::string topic;
};

struct HomeCounts {
  int64_t sprouted = 0;  // proposals that reached 商议 since the given moment
  int64_t bloomed = 0;   // proposals that reached 执行 since then
};

class Reader {
 public:
  static Result<std::unique_ptr<Reader>> Open(const std::filesystem::path& database);
  ~Reader();

  // Rows of all public proposals that pass the filter, newest first.
  Result<std::vector<ProposalRow>> Wall(const WallFilter& filter);

  // The same in pieces, for those who may not wait: looks at `limit` proposals, and on to the last
  // one planted in the same moment. A search is one piece.
  Result<WallPiece> WallFrom(const WallFilter& filter, const WallMark& mark, int64_t limit);

  // The same as a map: how many stand where, of those that tell a place. 10 ms for 100,000.
  Result<std::vector<GroundCount>> Grounds(const WallFilter& filter);
  // Rows of those that stand on any of these, newest first.
  Result<std::vector<ProposalRow>> WallOn(const WallFilter& filter,
                                          const std::vector<std::string>& grounds);

  // The proposals of those rows, in their order; rows that are gone are left out.
  Result<std::vector<Proposal>> Proposals(const std::vector<ProposalRow>& rows);

  Result<Story> StoryOf(std::string_view proposal);  // kNotFound

  // The proposals with that slip, whatever their visibility, newest first: one as a rule. A slip
  // has 35 random bits, so more than kMaxProposalsOfASlip were made by somebody who wants many.
  static constexpr size_t kMaxProposalsOfASlip = 10;
  Result<std::vector<Proposal>> FindBySlip(std::string_view code);
  Result<std::vector<Proposal>> FindByPictures(PicturePair pair, size_t limit);  // newest first

  // Id of the first proposal that staff made of a part of that sheet in one of these wordings,
  // whatever its visibility; empty: none that this station knows of.
  Result<std::string> ProposalOfSheet(std::string_view sheet,
                                      std::span<const std::string> wordings);

  // At most `limit` public proposals that share most of the draft's telling words, best first.
  // Nothing for a draft of fewer than four Han or two Latin words.
  Result<std::vector<Proposal>> Similar(std::string_view draft, size_t limit);

  // What waits for a review, oldest first.
  Result<std::vector<Proposal>> Awaiting();

  // Elders' stories. What was taken back is in none of these. All that everybody may hear, newest
  // first: how many, and a page of them; those of one proposal.
  Result<int64_t> MemoryCount();
  Result<std::vector<Memory>> Memories(int64_t skip, int64_t limit);
  Result<std::vector<Memory>> MemoriesOf(std::string_view proposal, int64_t limit);
  // By the slip or its pictures, whatever the visibility; newest first.
  Result<std::vector<Memory>> FindMemories(std::string_view code);
  Result<std::vector<Memory>> FindMemories(PicturePair pair, int64_t limit);
  Result<std::optional<Memory>> FindMemory(std::string_view id);
  Result<std::vector<Memory>> AwaitingMemories();  // a review, oldest first

  // Calls for help of the latest `limit` that were made or answered, newest first.
  Result<std::vector<HelpCall>> HelpCalls(size_t limit);

  Result<HomeCounts> Counts(int64_t since_ms);
  Result<QueueState> Queue();

  // Own events the hub refused: id of the proposal and reason, newest first.
  Result<std::vector<Judgement>> Refused(size_t limit);
  // What the hub said no to among what was planted or told at this station, by the slip that was
  // handed out.
  Result<std::optional<Judgement>> RefusedSlip(std::string_view code);

  // A medium's bytes, checked. kNotFound while it is on its way here, kCorrupt where the disk has
  // changed it. Reads the file at once: 0.5 ms for a photo of 300 KB.
  Result<Bytes> Blob(std::string_view id);
  bool HasBlob(std::string_view id);  // unchecked

  // A station's sheets of one group, or with an empty flower of the whole workshop, in the order
  // they were begun.
  Result<std::vector<KeptSheet>> Sheets(const PlannerGroup& group);
  Result<Bytes> SheetVoice(std::string_view sheet);  // kNotFound; empty: nothing is told

  // A digest of all derived state, the same where the state is: for tests and the nightly check.
  Result<Hash> StateDigest();

 private:
  struct Impl;
  explicit Reader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
