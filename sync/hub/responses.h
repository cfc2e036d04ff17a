// The responses that all routes share: signed messages, refusals, packing. Safe from every thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/crypto.h"
#include "sync/protocol/http.h"

namespace oneflower {

HttpResponse JsonResponse(int status, std::string body);

// Whether the response is to be sent as gzip: a text that is long enough, for a sender that takes
// gzip.
bool MayPack(const HttpRequest& request, const HttpResponse& response);
void Pack(HttpResponse& response);

class Responses {
 public:
  Responses(const KeyPair& hub_key, const Clock& clock) : hub_key_(hub_key), clock_(clock) {}

  // `nonce` is the request's: the signature binds the response to it. Empty if it has none.
  HttpResponse Signed(int status, const std::string& nonce, std::string body) const;

  // Signed as well: a station acts on the refusals of its own hub alone. `error` is for programs,
  // `detail` for logs.
  HttpResponse Refuse(int status, const std::string& nonce, std::string_view error,
                      std::string detail, int64_t expected_seq = 0) const;

  // 503 with `retry-after`: too many large messages are under way.
  HttpResponse RefuseForLackOfMemory(const std::string& nonce) const;

  // A request that cannot be read as one, or whose body does not come as it must; 400 to 499.
  HttpResponse RefuseUnreadable(int status) const;

 private:
  const KeyPair& hub_key_;
  const Clock& clock_;
};

}  // namespace oneflower
