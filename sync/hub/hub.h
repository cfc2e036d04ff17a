// The central store: takes in what stations recorded, judges it, numbers what happened, and tells
// it on. No sockets; http_server.h puts it on the network. Safe from every thread: one lock.
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
#include "sync/protocol/messages.h"

namespace oneflower {

struct StationFacts {
  std::string device;
  std::string name;
  bool revoked = false;
  int64_t last_seq = 0;
  int64_t last_seen_ms = 0;  // wall
};

// Why a push was not taken as a whole.
struct PushRefusal {
  enum class Kind { kGap, kFork, kMalformed, kUnavailable };
  Kind kind = Kind::kMalformed;
  std::string detail;
  int64_t expected_seq = 0;  // for kGap
};

class Hub {
 public:
  struct Options {
    std::filesystem::path folder;  // holds hub.db and hub.key; made if missing
    bool publish_at_once = true;   // false: planted proposals await a review, whatever was promised
  };

  // Pages of the feed are this long at most, and end on a transaction of the hub.
  static constexpr size_t kFeedPage = 1000;
  // How long a one-time code is good for.
  static constexpr int64_t kCodeLifeMs = 10 * 60 * 1000;

  static Result<std::unique_ptr<Hub>> Open(const Options& options, const Clock& clock,
                                           Random& random, Log& log);
  ~Hub();

  const KeyPair& key() const;
  Envelope MakeEnvelope() const;
  std::filesystem::path database() const;

  // Stations
  Result<std::string> NewEnrolCode(const std::string& name);  // shown once, stored as a hash
  Result<EnrolReply> Enrol(const EnrolRequest& request);  // kUnauthorized: no such code, or used
  Result<PublicKey> KeyOf(std::string_view device);       // kNotFound
  Status Revoke(const std::string& device);
  Result<std::vector<StationFacts>> Stations();

  // Events. Receiving is not judging: every well-formed event is stored and gets a verdict for
  // good.
  std::expected<PushReply, PushRefusal> Push(const PushRequest& request);
  Result<FeedReply> Feed(int64_t after);
  Result<int64_t> Head();

  // Staff
  Status Review(const std::string& proposal, Visibility visibility, const std::string& words);
  Status PlantSamples(const std::vector<SampleProposal>& samples);  // once
  Status Rebuild();

 private:
  struct Impl;
  explicit Hub(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
