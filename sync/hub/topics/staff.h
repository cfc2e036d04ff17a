// The hub's own command line hands in a command of staff.
#pragma once

#include "sync/protocol/http.h"

namespace oneflower {

class RequestContext;

HttpResponse PostStaff(RequestContext& context);

}  // namespace oneflower
