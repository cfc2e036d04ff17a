// The way to the hub. Tests have one that delays, drops, repeats and cuts.
#pragma once

#include <string>

#include "shared/base/result.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {

struct HttpRequest {
  std::string method;  // "GET", "POST"
  std::string target;  // path and query: "/v1/feed?after=3"
  Headers headers;
  std::string body;
  int timeout_ms = 0;
};

struct HttpResponse {
  int status = 0;
  Headers headers;  // lower-case names
  std::string body;
};

class Transport {
 public:
  virtual ~Transport() = default;

  // kUnavailable where no whole answer came: unknown host, refused, cut, too long, too late. A
  // redirect is an answer like any other and is not followed.
  virtual Result<HttpResponse> Send(const HttpRequest& request) = 0;

  // Ends a Send under way, and all later ones, from any thread.
  virtual void Cancel() = 0;
};

}  // namespace oneflower
