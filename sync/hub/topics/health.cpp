#include "sync/hub/topics/health.h"

#include "sync/hub/responses.h"

namespace oneflower {

HttpResponse GetHealth(RequestContext&) {
  return JsonResponse(200, R"({"protocol":"oneflower","version":1,"ok":true})");
}

}  // namespace oneflower
