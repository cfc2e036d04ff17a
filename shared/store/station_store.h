// A station's database: the only writer. Commands become durable events here, pages of the hub's
// feed come in here, and everything shown is derived from both.
//
// Single-threaded: whoever owns it calls it. StoreThread (store_thread.h) gives it a thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/domain/command.h"
#include "shared/domain/community.h"
#include "shared/domain/feed.h"
#include "shared/domain/rules.h"
#include "shared/domain/sheet.h"
#include "shared/store/sync_door.h"

namespace oneflower {

// A command that was refused has a reason to show; one that failed has an error to log.
struct CommandFailure {
  std::optional<Refusal> refusal;
  std::optional<Error> error;
};

class StationStore final : public SyncDoor {
 public:
  struct Options {
    std::filesystem::path folder;  // holds station.db and its lock; made if missing
    bool publish_at_once = true;   // the community's setting, recorded in each planted proposal
  };

  // Opens or makes the database, migrates it, checks its own chain's head. Fails with kBusy where
  // another process has the folder, kReadOnly, kFull, kCorrupt or kIo; nothing is ever deleted to
  // make it open.
  static Result<std::unique_ptr<StationStore>> Open(const Options& options, const Clock& clock,
                                                    Random& random, Log& log);
  ~StationStore() override;

  // Checks the command against what is stored, then commits event and projections as one. Media are
  // durable files before that, and gone again where it fails. Returns after COMMIT: the screen may
  // say "saved".
  std::expected<Receipt, CommandFailure> Execute(const Command& command);

  // Plants the sample community as this store's own events, once. Ids are the same on every
  // machine, so two stations that did it agree.
  Status PlantSamples(const std::vector<SampleProposal>& samples);

  // Keeps a child's sheet as it is now; durable when it returns. What is told about it stays.
  Status KeepSheet(const KeptSheet& sheet);
  // An Opus memo of that length; empty: nothing is told. kNotFound where there is no such sheet.
  Status KeepSheetVoice(std::string_view sheet, std::span<const uint8_t> ogg, int64_t ms);

  // Throws all projections away and derives them anew from the log.
  Status Rebuild();

  // For idle moments: does a little, about a millisecond, of what would make a later commit slow,
  // and removes files of media that a crash left without an event.
  // True where there may be more of it.
  bool Rest();

  // A number that grows with every commit that changed what is shown.
  int64_t revision() const;

  // SyncDoor
  StationIdentity Identity() override;
  Result<Outgoing> NextOutgoing(size_t max_events, size_t max_bytes) override;
  Status Acknowledge(int64_t acked_seq) override;
  Result<FeedCursor> Cursor() override;
  Status ApplyFeedPage(const FeedPage& page) override;
  Status ForgetHub() override;
  Result<QueueState> Queue() override;
  BlobStore& Blobs() override;
  Result<std::vector<std::string>> BlobsToSend(size_t limit) override;
  Result<std::vector<std::string>> BlobsWanted(size_t limit) override;
  Result<MediaOnTheWay> CountMedia() override;
  Result<std::vector<std::string>> BlobsHere(std::string_view after, size_t limit) override;
  Status BlobIsAtHub(std::string_view id) override;
  Status BlobIsHere(std::string_view id, int64_t bytes) override;
  Status BlobIsLost(std::string_view id) override;
  Result<std::optional<KeptSheet>> SheetToPut(int64_t since_ms) override;
  Status SheetWasPut(std::string_view id, int64_t changed_ms, bool taken) override;

 private:
  struct Impl;
  explicit StationStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
