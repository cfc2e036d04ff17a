#include "sync/hub/route_table.h"

#include "shared/store/blob_store.h"
#include "sync/hub/server_limits.h"
#include "sync/hub/staff.h"
#include "sync/hub/topics/board.h"
#include "sync/hub/topics/enrol.h"
#include "sync/hub/topics/feed.h"
#include "sync/hub/topics/health.h"
#include "sync/hub/topics/media.h"
#include "sync/hub/topics/push.h"
#include "sync/hub/topics/staff.h"
#include "sync/hub/topics/story.h"
#include "sync/protocol/messages.h"

namespace oneflower {
namespace {

using enum Access;

constexpr HttpRoute kRoutes[] = {
    {"POST", "/v1/enrol", kMaxEnrolBytes, kNewStation, PostEnrol},
    {"POST", "/v1/push", limits::kMaxPushBody, kStation, PostPush},
    {"GET", "/v1/feed", 0, kStation, GetFeed},
    {"GET", "/v1/blobs/{blob}", 0, kTrustedStation, GetBlob},
    {"PUT", "/v1/blobs/{blob}/chunks/{number}", kBlobChunkBytes, kTrustedStation, PutChunk},
    {"GET", "/v1/blobs/{blob}/chunks/{number}", 0, kTrustedStation, GetChunk},
    {"PUT", "/v1/board/{id}", kMaxBoardPutBytes, kTrustedStation, PutSheet},
    {"GET", "/v1/board", 0, kTrustedStation, GetBoard},
    {"POST", "/v1/staff", kMaxStaffBytes, kStaff, PostStaff},
    {"GET", "/v1/health", 0, kAnybody, GetHealth},
    {"GET", "/s/{text}/media/{text}", 0, kAnybody, GetStoryMedium},
    {"GET", "/s/{text}", 0, kAnybody, GetStory},
};

}  // namespace

std::span<const HttpRoute> AllRoutes() { return kRoutes; }

std::optional<RouteMatch> FindRoute(std::string_view method, std::string_view path) {
  if (method == "HEAD") method = "GET";
  for (const HttpRoute& route : kRoutes) {
    if (route.method != method) continue;
    if (auto arguments = MatchPath(route.pattern, path)) {
      return RouteMatch{&route, std::move(*arguments)};
    }
  }
  return std::nullopt;
}

}  // namespace oneflower
