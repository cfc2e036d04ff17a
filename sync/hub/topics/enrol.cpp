#include "sync/hub/topics/enrol.h"

#include "sync/hub/request_context.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {

HttpResponse PostEnrol(RequestContext& context) {
  const HttpRequest& request = context.request();
  const auto enrol = DecodeEnrolRequest(request.body);
  if (!enrol) return context.Refuse(400, "malformed", enrol.error().detail);
  context.SetNonce(NonceOf(request.headers));
  // Signed with the key it brings: nobody enrols a key that is not theirs.
  if (const Status own = VerifyRequest(PartsOf(request), request.headers, enrol->key); !own) {
    return context.Refuse(401, "bad_signature", own.error().detail);
  }
  const auto reply = context.services().hub.Enrol(*enrol);
  if (reply) return context.Reply(Encode(*reply));
  if (reply.error().kind != ErrorKind::kUnauthorized) return context.RefuseUnavailable();
  return context.Refuse(403, "bad_code", reply.error().detail);
}

}  // namespace oneflower
