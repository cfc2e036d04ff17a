#include "sync/hub/routes.h"

#include "sync/hub/server_limits.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {

HubRoutes::HubRoutes(Hub& hub, StoryPages* pages, const Clock& clock, Log& log)
    : media_(hub, clock, log),
      responses_(hub.key(), clock),
      news_(limits::kMaxWaiting),
      admission_check_(hub, clock, memory_, responses_),
      services_{hub, media_, pages, log, news_, memory_, responses_} {}

std::expected<Admission, HttpResponse> HubRoutes::Admit(const HttpRequest& head,
                                                        uint64_t body_bytes) {
  return admission_check_.Admit(head, body_bytes);
}

HttpResponse HubRoutes::Handle(const HttpRequest& request) {
  auto admission = Admit(request, request.body.size());
  if (!admission) return std::move(admission.error());
  return Answer(request, *admission);
}

HttpResponse HubRoutes::Answer(const HttpRequest& request, Admission& admission) {
  if (admission.has_signed_head) {
    if (const Status same = VerifyBody(request.body, request.headers); !same) {
      return responses_.Refuse(401, admission.nonce, "bad_signature", same.error().detail);
    }
  }
  RequestContext context(request, admission, services_);
  HttpResponse response = admission.match.route->handler(context);
  if (MayPack(request, response)) {
    const auto guard = memory_.LockLargeMessage();
    Pack(response);
  }
  admission.body.ShrinkTo(0);
  admission.response.ShrinkTo(response.body.size());
  return response;
}

void HubRoutes::Stop() {
  news_.Stop();
  memory_.EndWaiting();
}

}  // namespace oneflower
