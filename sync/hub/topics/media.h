// Stations send and fetch blobs, chunk by chunk.
#pragma once

#include "sync/protocol/http.h"

namespace oneflower {

class RequestContext;

HttpResponse GetBlob(RequestContext& context);
HttpResponse PutChunk(RequestContext& context);
HttpResponse GetChunk(RequestContext& context);

}  // namespace oneflower
