// What a handler of a route gets: the request, who sent it, what the hub has, and the responses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/log.h"
#include "sync/hub/admission.h"
#include "sync/hub/hub.h"
#include "sync/hub/hub_media.h"
#include "sync/hub/message_memory.h"
#include "sync/hub/news_waiters.h"
#include "sync/hub/pages/story.h"
#include "sync/hub/responses.h"

namespace oneflower {

// What all handlers share. Safe from every thread, and outlives every response.
struct HubServices {
  Hub& hub;
  HubMedia& media;
  StoryPages* pages;  // null: there is no /s/CODE
  Log& log;
  NewsWaiters& news;
  MessageMemory& memory;
  const Responses& responses;
};

// One request while it is handled; for its thread alone.
class RequestContext {
 public:
  // All three outlive it.
  RequestContext(const HttpRequest& request, Admission& admission, const HubServices& services)
      : request_(request), admission_(admission), services_(services), query_(request.query()) {}

  const HttpRequest& request() const { return request_; }
  const std::string& device() const { return admission_.device; }
  const HubServices& services() const { return services_; }

  // The parameters of the route's pattern, from 0; the second for a {number}.
  const std::string& Argument(size_t index) const;
  int64_t NumberArgument(size_t index) const;

  // The value of "name=" in the query as it is written there, nothing decoded; empty if it is
  // missing.
  std::string_view QueryText(std::string_view name) const;
  // 0 if it is missing, negative or no number.
  int64_t QueryNumber(std::string_view name) const;

  // Takes memory for a large response; may wait. False if there is none in time: then
  // RefuseForLackOfMemory.
  bool ReserveResponse();

  // For a route whose handler reads the signature itself.
  void SetNonce(std::string nonce) { admission_.nonce = std::move(nonce); }

  // 200 with a signed message.
  HttpResponse Reply(std::string body) const;
  HttpResponse Refuse(int status, std::string_view error, std::string detail,
                      int64_t expected_seq = 0) const;
  HttpResponse RefuseUnavailable() const;  // 503: the fault is the hub's
  HttpResponse RefuseForLackOfMemory() const;

 private:
  const HttpRequest& request_;
  Admission& admission_;
  const HubServices& services_;
  std::string query_;
};

}  // namespace oneflower
