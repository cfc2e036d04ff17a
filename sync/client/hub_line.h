// The way to our hub: requests signed by this station, answers that are the hub's own word.
#pragma once

#include <cstdint>

#include "shared/base/clock.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "sync/client/identity.h"
#include "sync/client/transport.h"

namespace oneflower {

struct HubAnswer {
  HttpResponse response;
  bool from_hub = false;  // signed by our hub, for this very request
};

// The transport is never asked twice at once; that is the caller's care.
class HubLine {
 public:
  HubLine(Transport& transport, const HubIdentity& identity, const Clock& clock, Random& random)
      : transport_(transport), identity_(identity), clock_(clock), random_(random) {}

  // With status 200 the answer is our hub's word, or an error. Where our clock is wrong it signs
  // with the hub's time from then on.
  Result<HubAnswer> Ask(const HttpRequest& request);

 private:
  Result<HubAnswer> SignAndSend(HttpRequest request);

  Transport& transport_;
  const HubIdentity& identity_;
  const Clock& clock_;
  Random& random_;
  int64_t hub_ahead_ms_ = 0;  // the hub's clock against ours, once it said that ours is wrong
};

}  // namespace oneflower
