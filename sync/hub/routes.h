// What the hub answers to which request: admission, messages, long polls. No sockets: the server
// and the tests' network both hand their requests in here. Safe from every thread.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "sync/hub/hub.h"
#include "sync/hub/hub_media.h"
#include "sync/hub/media_target.h"
#include "sync/hub/story_page.h"
#include "sync/protocol/http.h"

namespace oneflower {

class HubRoutes {
 public:
  // `pages` may be null: then there is no /s/CODE.
  HubRoutes(Hub& hub, StoryPages* pages, const Clock& clock, Log& log)
      : hub_(hub), media_(hub, clock, log), pages_(pages), clock_(clock), log_(log) {}

  // Answers every request. A feed request may wait here for news, as long as it asks for.
  HttpResponse Handle(const HttpRequest& request);

  // The refusal of a request that need not be read further: no such route, or a body beyond its
  // bound. `nonce` is the request's, empty where it has none.
  std::optional<HttpResponse> RefuseUnread(std::string_view method, std::string_view path,
                                           uint64_t body_bytes, const std::string& nonce) const;

  // The refusal of a body that does not come as it is, with its length.
  HttpResponse RefuseOddBody() const;

  // What the server could not read as HTTP, in our words.
  HttpResponse RefuseUnreadable(int status) const;

  // Ends all waiting; from now on nobody waits.
  void Stop();

 private:
  struct Station {
    std::string device;
    std::string nonce;
  };

  using MaybeRefusal = std::optional<HttpResponse>;

  std::expected<Station, HttpResponse> Admit(const HttpRequest& request);
  // The same of one whose key is trusted still.
  std::expected<Station, HttpResponse> AdmitTrusted(const HttpRequest& request);
  MaybeRefusal RefuseUnsigned(const HttpRequest& request, const PublicKey& key) const;
  HttpResponse Push(const HttpRequest& request);
  HttpResponse Feed(const HttpRequest& request);
  HttpResponse Enrol(const HttpRequest& request);
  HttpResponse Staff(const HttpRequest& request);
  HttpResponse Media(const HttpRequest& request, const MediaTarget& target);
  HttpResponse TakeChunk(const HttpRequest& request, const Station& station,
                         const MediaTarget& target);
  HttpResponse GiveChunk(const Station& station, const MediaTarget& target);
  HttpResponse Told(const Station& station, const MediaTarget& target,
                    const Result<MediumProgress>& progress);
  HttpResponse RefuseMedium(const Station& station, const Error& why);
  HttpResponse PutSheet(const HttpRequest& request, const std::string& sheet);
  HttpResponse RefuseSheet(const Station& station, const Error& why);
  HttpResponse GiveBoard(const HttpRequest& request);
  HttpResponse Story(const std::string& code);
  HttpResponse StoryMedium(const std::string& code, const std::string& number);
  HttpResponse Signed(int status, const std::string& nonce, std::string body) const;
  HttpResponse Refuse(int status, const std::string& nonce, std::string_view error,
                      std::string detail, int64_t expected_seq = 0) const;
  static std::string_view TextIn(std::string_view query, std::string_view name);
  static int64_t NumberIn(std::string_view query, std::string_view name);
  bool WaitForNews(int64_t after, int64_t media, int64_t seconds);
  void TellNews();

  Hub& hub_;
  HubMedia media_;
  StoryPages* pages_;
  const Clock& clock_;
  Log& log_;
  std::mutex mutex_;
  std::condition_variable news_;
  int waiting_ = 0;
  bool stopping_ = false;
};

}  // namespace oneflower
