// Stations put children's sheets on the board of a class and read it. Nothing of it is logged.
#pragma once

#include "sync/protocol/http.h"

namespace oneflower {

class RequestContext;

HttpResponse PutSheet(RequestContext& context);
HttpResponse GetBoard(RequestContext& context);

}  // namespace oneflower
