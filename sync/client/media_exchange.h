// Media on their way: those of our own to the hub, those of others from it. One request a step, so
// that a resident's words never wait for more than one chunk of a photo.
//
// What came over stays: a line that breaks, and a restart of either side, cost one chunk. Used by
// one thread, with a transport that nobody else asks meanwhile.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/store/sync_door.h"
#include "sync/client/exchange.h"
#include "sync/client/hub_line.h"
#include "sync/protocol/messages.h"

namespace oneflower {

class MediaExchange {
 public:
  MediaExchange(SyncDoor& door, Transport& transport, const HubIdentity& identity,
                const Clock& clock, Random& random, Log& log)
      : door_(door), line_(transport, identity, clock, random), clock_(clock), log_(log) {}

  // One request for one medium, up and down in turn; small pictures first, then the newest. kDone:
  // there may be more to do at once. kFailed: the way to the hub is closed, try again later. A
  // medium that cannot be had or brought now is put off by itself, and holds up no other.
  ExchangeResult StepOnce();

  // Media came to the hub: what it lacked before is asked for again.
  void LookAgain();

 private:
  struct Sending {
    std::string id;
    Bytes bytes;
    int64_t next = 0;  // chunk
  };
  struct Fetching {
    std::string id;
    int64_t bytes = 0;
  };
  enum class Why { kHubLacksIt, kOther };
  struct PutOff {
    int64_t until_ms = 0;  // monotonic
    Why why = Why::kOther;
  };

  ExchangeResult Send();
  ExchangeResult BeginSending(const std::string& id);
  ExchangeResult SendChunk();
  ExchangeResult TakeProgress(const HubAnswer& answer, const std::string& id, int64_t at_least);
  ExchangeResult Fetch();
  ExchangeResult BeginFetching(const std::string& id);
  ExchangeResult FetchChunk();
  ExchangeResult Finish();
  ExchangeResult SkipOrFail(const HubAnswer& answer, const std::string& id);
  ExchangeResult Skip(const std::string& id, Why why, const std::string& what);
  ExchangeResult Told(const Status& kept) const;
  Result<HubAnswer> Ask(const HttpRequest& request);
  Result<HubAnswer> AskProgress(const std::string& id);
  std::optional<std::string> FirstNotPutOff(const std::vector<std::string>& ids) const;
  void ForgetOldPutOffs();

  SyncDoor& door_;
  HubLine line_;
  const Clock& clock_;
  Log& log_;
  std::optional<bool> heard_;  // our hub's word came in this step; nothing: it was not asked
  std::optional<Sending> sending_;
  std::optional<Fetching> fetching_;
  std::map<std::string, PutOff, std::less<>> put_off_;
  int misses_ = 0;  // in a row: what the hub lacks
  bool up_next_ = true;
};

}  // namespace oneflower
