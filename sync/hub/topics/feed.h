// Stations read what the hub decided, and wait for news.
#pragma once

#include "sync/protocol/http.h"

namespace oneflower {

class RequestContext;

HttpResponse GetFeed(RequestContext& context);

}  // namespace oneflower
