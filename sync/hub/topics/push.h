// Stations push the events they recorded.
#pragma once

#include "sync/protocol/http.h"

namespace oneflower {

class RequestContext;

HttpResponse PostPush(RequestContext& context);

}  // namespace oneflower
