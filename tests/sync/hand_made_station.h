// A station without a database: makes events and signs requests by hand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/ids.h"
#include "shared/base/random.h"
#include "shared/domain/event.h"
#include "shared/domain/slip.h"
#include "sync/hub/hub.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/http_signature.h"
#include "sync/protocol/messages.h"

namespace oneflower {

class HandMadeStation {
 public:
  // One that no hub knows yet.
  HandMadeStation() : device(NewId(SystemClock().WallMs(), random_)) {}

  explicit HandMadeStation(Hub& hub) : HandMadeStation() {
    hub.Enrol(EnrolmentWith(hub.NewEnrolCode("hand-made").value())).value();
  }

  EnrolRequest EnrolmentWith(const std::string& code) const {
    return {code, device, "hand-made", key.public_key()};
  }

  // The next planting of its chain.
  StoredEvent Plant(const std::string& text, std::vector<Medium> media = {},
                    std::optional<ModelOrigin> model = {}) {
    planted = {.proposal = NewId(SystemClock().WallMs(), random_),
               .slip_code = NewSlipCode(random_),
               .text = text,
               .topic = "safety",
               .media = std::move(media),
               .model = std::move(model)};
    const Event event{.id = NewId(SystemClock().WallMs(), random_),
                      .device = device,
                      .seq = ++seq_,
                      .at = {SystemClock().WallMs(), 0},
                      .actor = {"somebody", "visit"},
                      .payload = planted};
    StoredEvent stored{.raw = EncodeEvent(event), .prev = head_};
    stored.hash = head_ = EventHash(head_, stored.raw);
    return stored;
  }

  // A push of those events, of which the last is the newest of the chain.
  HttpRequest Push(const std::vector<StoredEvent>& events) {
    const int64_t first = seq_ - static_cast<int64_t>(events.size()) + 1;
    return Sign({.method = "POST",
                 .target = "/v1/push",
                 .body = Gzip(Encode(PushRequest{device, 1, first, events}))});
  }
  HttpRequest Feed(int64_t after, int wait_seconds) {
    return Sign({.method = "GET",
                 .target = "/v1/feed?after=" + std::to_string(after) +
                           "&wait=" + std::to_string(wait_seconds)});
  }

  HttpRequest Sign(HttpRequest request, int64_t seconds_ago = 0) {
    const int64_t now = SystemClock().WallMs() / 1000;
    nonce = NewId(now * 1000, random_);
    request.headers.merge(SignRequest(PartsOf(request), key, device, now - seconds_ago, nonce));
    return request;
  }

 private:
  SystemRandom random_;
  int64_t seq_ = 0;
  Hash head_{};

 public:
  KeyPair key = KeyPair::Generate(random_);
  std::string device;
  std::string nonce;        // of the last request signed
  ProposalPlanted planted;  // the last one
};

}  // namespace oneflower
