// The way to the hub. Tests have one that delays, drops, repeats and cuts.
#pragma once

#include "shared/base/result.h"
#include "sync/protocol/http.h"

namespace oneflower {

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
