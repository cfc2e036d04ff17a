// What the hub answers to which request: admission, messages, long polls. No sockets: the server
// and the tests' network both hand their requests in here. Safe from every thread.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "sync/hub/hub.h"
#include "sync/hub/hub_media.h"
#include "sync/hub/media_target.h"
#include "sync/hub/memory_budget.h"
#include "sync/hub/news_waiters.h"
#include "sync/hub/server_limits.h"
#include "sync/hub/story_page.h"
#include "sync/protocol/http.h"

namespace oneflower {

class HubRoutes {
 public:
  // A request whose body may be read: who signed it, and the memory that it and its answer hold.
  struct Admission {
    std::string device;            // empty if no station has to sign it
    std::string nonce;             // empty if it has none
    bool has_signed_head = false;  // whose digest the body has to fit
    bool trusted = false;
    MemoryBudget::Share body;
    MemoryBudget::Share answer;
  };

  // `pages` may be null: then there is no /s/CODE.
  HubRoutes(Hub& hub, StoryPages* pages, const Clock& clock, Log& log)
      : hub_(hub), media_(hub, clock, log), pages_(pages), clock_(clock), log_(log) {}

  // Judges a request by its head alone, before its body of `body_bytes` is read: its route, its
  // length, its signature, and whether the station is trusted where it has to be. May wait a little
  // for memory. Otherwise the refusal.
  std::expected<Admission, HttpResponse> Admit(const HttpRequest& head, uint64_t body_bytes);

  // Answers an admitted request, which has its body now. A feed request may wait here for news, as
  // long as it asks for. `admission` has to live until the answer is sent.
  HttpResponse Answer(const HttpRequest& request, Admission& admission);

  // Both, for a request that is here as a whole.
  HttpResponse Handle(const HttpRequest& request);

  // The refusal of what is no request, or has no body as it should be; 400 to 499.
  HttpResponse RefuseUnreadable(int status) const;

  // Ends all waiting; from now on nobody waits.
  void Stop();

  // How many stations wait for news.
  int Waiting() const { return news_.waiting(); }

 private:
  // Large messages in memory, by who sends or gets them.
  struct Room {
    MemoryBudget bodies;
    MemoryBudget answers;
  };

  using MaybeRefusal = std::optional<HttpResponse>;

  MaybeRefusal AdmitStation(const HttpRequest& head, Admission& admission);
  MaybeRefusal RefuseStaff(const HttpRequest& head) const;
  MaybeRefusal RefuseUnsigned(const HttpRequest& head, const PublicKey& key) const;
  Room& RoomOf(const Admission& admission);
  // False if there is no room for the answer in time.
  bool MakeRoomForAnswer(Admission& admission);
  HttpResponse Route(const HttpRequest& request, Admission& admission);
  HttpResponse Push(const HttpRequest& request, const Admission& station);
  HttpResponse Feed(const HttpRequest& request, Admission& station);
  HttpResponse Enrol(const HttpRequest& request);
  HttpResponse Staff(const HttpRequest& request, const Admission& staff);
  HttpResponse Media(const HttpRequest& request, const Admission& station,
                     const MediaTarget& target);
  HttpResponse TakeChunk(const HttpRequest& request, const Admission& station,
                         const MediaTarget& target);
  HttpResponse GiveChunk(const Admission& station, const MediaTarget& target);
  HttpResponse Told(const Admission& station, const MediaTarget& target,
                    const Result<MediumProgress>& progress);
  HttpResponse RefuseMedium(const Admission& station, const Error& why);
  HttpResponse PutSheet(const HttpRequest& request, const Admission& station,
                        const std::string& sheet);
  HttpResponse RefuseSheet(const Admission& station, const Error& why);
  HttpResponse GiveBoard(const HttpRequest& request, Admission& station);
  HttpResponse Story(const HttpRequest& request, const std::string& code);
  HttpResponse StoryMedium(const HttpRequest& request, const std::string& code,
                           const std::string& number);
  HttpResponse Signed(int status, const std::string& nonce, std::string body) const;
  HttpResponse Refuse(int status, const std::string& nonce, std::string_view error,
                      std::string detail, int64_t expected_seq = 0) const;
  HttpResponse RefuseForWantOfRoom(const std::string& nonce) const;
  static std::string_view TextIn(std::string_view query, std::string_view name);
  static int64_t NumberIn(std::string_view query, std::string_view name);
  bool WaitForNews(int64_t after, int64_t media, int64_t seconds);

  Hub& hub_;
  HubMedia media_;
  StoryPages* pages_;
  const Clock& clock_;
  Log& log_;
  Room trusted_{MemoryBudget(limits::kBodiesOfTrusted), MemoryBudget(limits::kAnswersToTrusted)};
  Room revoked_{MemoryBudget(limits::kBodiesOfRevoked), MemoryBudget(limits::kAnswersToRevoked)};
  std::mutex large_message_;  // held while one is unpacked, parsed or built
  NewsWaiters news_{limits::kMaxWaiting};
};

}  // namespace oneflower
