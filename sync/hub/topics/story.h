// Phones read the page of a public story and its media.
#pragma once

#include "sync/protocol/http.h"

namespace oneflower {

class RequestContext;

HttpResponse GetStory(RequestContext& context);
HttpResponse GetStoryMedium(RequestContext& context);

}  // namespace oneflower
