// Anybody asks whether there is a hub.
#pragma once

#include "sync/protocol/http.h"

namespace oneflower {

class RequestContext;

HttpResponse GetHealth(RequestContext& context);

}  // namespace oneflower
