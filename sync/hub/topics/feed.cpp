#include "sync/hub/topics/feed.h"

#include <algorithm>
#include <chrono>

#include "sync/hub/request_context.h"
#include "sync/hub/server_limits.h"

namespace oneflower {
namespace {

// False if too many wait already.
bool WaitForNews(const RequestContext& context, int64_t after, int64_t seconds) {
  const HubServices& services = context.services();
  // A request that does not say which media it knows does not wait for them.
  const int64_t media = context.QueryNumber("media");
  // A station that is ahead of the hub has to know at once: the hub's history is not the one that
  // it followed.
  const auto has_news = [&] {
    if (media != 0 && media != services.media.came()) return true;
    const auto head = services.hub.Head();
    return !head || *head != after;
  };
  return services.news.Wait(has_news, std::chrono::seconds(seconds)) !=
         NewsWaiters::Outcome::kTooMany;
}

}  // namespace

HttpResponse GetFeed(RequestContext& context) {
  const HubServices& services = context.services();
  const int64_t after = context.QueryNumber("after");
  const int64_t seconds = std::min<int64_t>(context.QueryNumber("wait"), limits::kMaxWaitSeconds);
  const bool waited = seconds == 0 || WaitForNews(context, after, seconds);
  // Only now: a request that waits holds no memory.
  if (!context.ReserveResponse()) return context.RefuseForLackOfMemory();
  const auto guard = services.memory.LockLargeMessage();
  auto page = services.hub.Feed(after);
  if (!page) return context.RefuseUnavailable();
  page->media = services.media.came();
  HttpResponse response = context.Reply(Encode(*page));
  if (!waited) response.headers.emplace("retry-after", limits::kCrowdedRetrySeconds);
  return response;
}

}  // namespace oneflower
