// The central store: receives what stations recorded, decides a verdict for each event, numbers the
// decisions, and publishes them in the feed. No sockets; http_server.h puts it on the network. Safe
// from every thread: one lock.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/domain/community.h"
#include "shared/domain/event.h"
#include "shared/store/blob_rows.h"
#include "sync/hub/board_rows.h"
#include "sync/hub/station_registry.h"
#include "sync/protocol/messages.h"

namespace oneflower {

// Why a push was refused as a whole.
struct PushRefusal {
  enum class Kind { kGap, kMalformed, kUnknownStation, kUnavailable };
  Kind kind = Kind::kMalformed;
  std::string detail;
  int64_t expected_seq = 0;  // for kGap
};

class Hub {
 public:
  struct Options {
    std::filesystem::path folder;  // holds hub.db, hub.key and the lock; made if missing
    bool publish_at_once = true;   // false: planted proposals await a review, whatever was promised
  };

  // A page of the feed goes on until it is this long, and then to the end of what belongs together.
  static constexpr size_t kFeedPageItems = 1000;
  static constexpr size_t kFeedPageBytes = 2 << 20;
  // How long a one-time code is good for.
  static constexpr int64_t kCodeLifeMs = 10 * 60 * 1000;

  // Holds the folder as long as it lives: SQLite before 3.51.3 can damage a database that two
  // connections write, so there is one. kBusy where another process has it; kReadOnly, kFull,
  // kCorrupt, kIo; kConflict for a newer release's database.
  static Result<std::unique_ptr<Hub>> Open(const Options& options, const Clock& clock,
                                           Random& random, Log& log);
  ~Hub();

  const KeyPair& key() const;
  Envelope MakeEnvelope() const;
  std::filesystem::path database() const;

  // Stations
  Result<std::string> NewEnrolCode(const std::string& name);  // shown once, stored as a hash
  Result<EnrolReply> Enrol(const EnrolRequest& request);      // kUnauthorized: the code is not good
  Result<PublicKey> KeyOf(std::string_view device);           // kNotFound
  Result<bool> IsTrusted(std::string_view device);            // kNotFound
  Status Revoke(const std::string& device);
  Result<std::vector<StationFacts>> Stations();

  // Events. Receiving is not deciding: every event that arrived whole is stored and gets a verdict
  // for good.
  std::expected<PushReply, PushRefusal> Push(const PushRequest& request);
  Result<FeedReply> Feed(int64_t after);
  Result<int64_t> Head();

  // Media: HubMedia has the files.
  Result<MediumFacts> FactsOfMedium(std::string_view id);
  Result<int64_t> MediaBytesOf(std::string_view device);
  Status MediumCame(std::string_view id, int64_t bytes);
  Status MediumLost(std::string_view id);
  // Those that were taken back since this was asked last, at first since ever: not here any more,
  // and their files have to go.
  std::vector<std::string> WithdrawnMedia();

  // The board: what children build, for two weeks. kUnauthorized, kConflict as BoardRows says.
  Status PutOnBoard(const BoardSheet& card);
  Result<std::vector<BoardEntry>> BoardOf(const std::string& code);
  Status ClearBoard(const std::string& code);  // kNotFound: nothing of that class is there

  // Staff
  Status Word(const std::string& proposal, const std::string& text);
  Status Review(const std::string& proposal, Visibility visibility, const std::string& words);
  Status ReviewMemory(const std::string& memory, Visibility visibility, const std::string& words);
  Status PlantSamples(const std::vector<SampleProposal>& samples);  // once
  Status Rebuild();

 private:
  struct Impl;
  explicit Hub(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
