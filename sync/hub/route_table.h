// The one table of the hub's routes. Admission and dispatch both read it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "sync/hub/path_pattern.h"
#include "sync/protocol/http.h"

namespace oneflower {

class RequestContext;

// Who may send a request.
enum class Access {
  kAnybody,
  kNewStation,      // who has a one-time code; the handler verifies, since the body brings the key
  kStation,         // an enrolled station, also if it was revoked since
  kTrustedStation,  // an enrolled station that was not revoked
  kStaff,           // who can read the hub's key: its user on this machine
};

struct HttpRoute {
  std::string_view method;  // a route of GET answers HEAD too
  std::string_view pattern;
  size_t max_body_bytes;
  Access access;
  HttpResponse (*handler)(RequestContext&);
};

// In their order: the first one that matches counts.
std::span<const HttpRoute> AllRoutes();

struct RouteMatch {
  const HttpRoute* route = nullptr;
  PathArguments arguments;
};

// Nothing if there is no such route.
std::optional<RouteMatch> FindRoute(std::string_view method, std::string_view path);

}  // namespace oneflower
