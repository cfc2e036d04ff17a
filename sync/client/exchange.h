// One push, one pull: a request to the hub and what follows from its answer. No waiting; the worker
// decides when. While a page of a long feed is taken in, the next one is already asked for beside
// it; so clock and random have to be safe from two threads, and the transport is never asked twice
// at once.
#pragma once

#include <atomic>
#include <cstdint>
#include <future>
#include <optional>
#include <string>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/store/sync_door.h"
#include "sync/client/hub_line.h"

namespace oneflower {

// What came of one exchange. Whether the hub answered is something else than whether it went well:
// what failed may be this station's own disk, or the hub may have refused.
struct ExchangeResult {
  enum class Kind {
    kDone,    // the hub answered, and the store took it in
    kIdle,    // nothing to do, or no news
    kFailed,  // no answer that counts, a refusal, or trouble here; try again later
  };
  Kind kind = Kind::kIdle;
  int64_t retry_after_ms = 0;  // what the hub asked for; 0: nothing
  std::string why;             // for the log
  bool media_came = false;     // at the hub, since it was last asked
  std::optional<bool> heard;   // our hub's word came; nothing: it was not asked

  static ExchangeResult Failed(const Error& error) {
    return {.kind = Kind::kFailed, .why = error.detail};
  }
};

class Exchange {
 public:
  Exchange(SyncDoor& door, Transport& transport, const HubIdentity& identity, const Clock& clock,
           Random& random)
      : door_(door), line_(transport, identity, clock, random) {}

  // Sends the oldest waiting events. An answer counts only with our envelope and our hub's
  // signature. With `even_if_none` an empty queue is told to the hub as well: a hub that was
  // restored from a backup then says what it lacks.
  ExchangeResult PushOnce(bool even_if_none = false);

  // Asks for what is new, waiting for it at the hub at most `wait_seconds`. A history that is not
  // the one we followed makes the store begin anew; nothing is lost by that.
  ExchangeResult PullOnce(int wait_seconds);

 private:
  // A page of the feed, or what came instead.
  struct Pulled {
    std::optional<FeedPage> page;
    ExchangeResult otherwise;
    int64_t retry_after_ms = 0;
    int64_t media = 0;
  };
  struct Ahead {
    int64_t after = 0;
    std::future<Pulled> pulled;  // its end waits for the request's
  };

  Pulled AskFeed(int64_t after, int wait_seconds, int64_t media);
  void AskAhead(const FeedPage& page);
  std::optional<Pulled> TakeAhead(int64_t after);
  ExchangeResult BeginAnew(const std::string& why);

  SyncDoor& door_;
  HubLine line_;
  int64_t media_ = 0;           // the hub's number of media that came, as it was last told
  std::optional<Ahead> ahead_;  // last: it uses all of the above
};

// A refusal as a failed exchange: what it says, and how long to wait.
ExchangeResult FailedBy(const HubAnswer& refusal);

// How long to wait after `failures` failures in a row: full jitter, and never less than the hub
// asked for.
int64_t RetryDelayMs(int failures, int64_t retry_after_ms, Random& random);

}  // namespace oneflower
