// The hub's side of HTTP as values: admits a request, dispatches it by the table of routes, and
// returns the response. No sockets: the server and the tests' network both hand their requests in
// here. Safe from every thread.
#pragma once

#include <cstdint>
#include <expected>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "sync/hub/admission.h"
#include "sync/hub/hub.h"
#include "sync/hub/hub_media.h"
#include "sync/hub/message_memory.h"
#include "sync/hub/news_waiters.h"
#include "sync/hub/pages/story.h"
#include "sync/hub/request_context.h"
#include "sync/hub/responses.h"
#include "sync/protocol/http.h"

namespace oneflower {

class HubRoutes {
 public:
  // `pages` may be null: then there is no /s/CODE.
  HubRoutes(Hub& hub, StoryPages* pages, const Clock& clock, Log& log);

  // Decides by a request's head alone whether its body of `body_bytes` may be read. May wait a
  // little for memory. Otherwise the refusal.
  std::expected<Admission, HttpResponse> Admit(const HttpRequest& head, uint64_t body_bytes);

  // Handles an admitted request, which has its body now. A feed request may wait here for news, as
  // long as it asks for. `admission` has to live until the response is sent.
  HttpResponse Answer(const HttpRequest& request, Admission& admission);

  // Both, for a request that is here as a whole.
  HttpResponse Handle(const HttpRequest& request);

  // Refuses what is no request, or has no body as it should be; 400 to 499.
  HttpResponse RefuseUnreadable(int status) const { return responses_.RefuseUnreadable(status); }

  // Ends all waiting; from now on nobody waits.
  void Stop();

  // How many stations wait for news.
  int Waiting() const { return news_.waiting(); }

 private:
  HubMedia media_;
  Responses responses_;
  MessageMemory memory_;
  NewsWaiters news_;
  AdmissionCheck admission_check_;
  HubServices services_;
};

}  // namespace oneflower
