// A new station hands in its one-time code and its key.
#pragma once

#include "sync/protocol/http.h"

namespace oneflower {

class RequestContext;

HttpResponse PostEnrol(RequestContext& context);

}  // namespace oneflower
