#include "sync/hub/topics/push.h"

#include "sync/hub/request_context.h"
#include "sync/protocol/gzip.h"

namespace oneflower {
namespace {

bool IsGzip(std::string_view body) { return body.starts_with("\x1f\x8b"); }

HttpResponse RefusePush(const RequestContext& context, const PushRefusal& why) {
  context.services().log.Warn("a push of " + context.device() + " was refused: " + why.detail);
  switch (why.kind) {
    case PushRefusal::Kind::kGap: return context.Refuse(409, "gap", why.detail, why.expected_seq);
    case PushRefusal::Kind::kMalformed: return context.Refuse(400, "malformed", why.detail);
    case PushRefusal::Kind::kUnknownStation:
      return context.Refuse(401, "unknown_station", why.detail);
    case PushRefusal::Kind::kUnavailable: break;
  }
  return context.RefuseUnavailable();
}

}  // namespace

HttpResponse PostPush(RequestContext& context) {
  const HubServices& services = context.services();
  const std::string& body = context.request().body;
  const auto guard = services.memory.LockLargeMessage();
  const auto plain = IsGzip(body) ? Gunzip(body, kMaxExpandedBytes) : Result<std::string>(body);
  if (!plain) return context.Refuse(400, "malformed", plain.error().detail);
  const auto push = DecodePushRequest(*plain);
  if (!push) return context.Refuse(400, "malformed", push.error().detail);
  if (push->device != context.device()) {
    return context.Refuse(403, "not_yours", "another station's events");
  }
  const auto reply = services.hub.Push(*push);
  if (!reply) return RefusePush(context, reply.error());
  services.media.DropWithdrawn();
  services.news.Notify();
  return context.Reply(Encode(*reply));
}

}  // namespace oneflower
