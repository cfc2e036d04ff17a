#include "sync/hub/topics/staff.h"

#include "sync/hub/request_context.h"
#include "sync/hub/staff.h"

namespace oneflower {

HttpResponse PostStaff(RequestContext& context) {
  const HubServices& services = context.services();
  const auto act = DecodeStaffCommand(context.request().body);
  if (!act) return context.Refuse(400, "malformed", act.error().detail);
  const auto reply = RunCommand(services.hub, *act);
  if (reply) {
    services.news.Notify();
    return context.Reply(Encode(*reply));
  }
  const Error& why = reply.error();
  switch (why.kind) {
    case ErrorKind::kInvalid: return context.Refuse(400, "malformed", why.detail);
    case ErrorKind::kNotFound: return context.Refuse(404, "not_found", why.detail);
    case ErrorKind::kConflict: return context.Refuse(409, "conflict", why.detail);
    default: services.log.Error("an act of staff could not be kept: " + why.detail);
  }
  return context.Refuse(503, "unavailable", why.detail);
}

}  // namespace oneflower
