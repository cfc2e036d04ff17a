#include "sync/hub/routes.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "sync/hub/board_target.h"
#include "sync/hub/route_paths.h"
#include "sync/hub/server_limits.h"
#include "sync/hub/staff.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {
namespace {

bool IsGzip(std::string_view body) { return body.starts_with("\x1f\x8b"); }

bool IsText(std::string_view type) {
  return type == "application/json" || type.starts_with("text/");
}

// Whether a browser or a station takes gzip. One that gives it a weight below 1 gets plain text.
bool TakesGzip(const HttpRequest& request) {
  const std::string encodings = HeaderOf(request.headers, "accept-encoding");
  return encodings.contains("gzip") && !encodings.contains("gzip;q=0");
}

HttpResponse Json(int status, std::string body) {
  return {status, {{"content-type", "application/json"}}, std::move(body), {}};
}

}  // namespace

// The value of "name=" in a query as it stands there, empty where it is missing.
std::string_view HubRoutes::TextIn(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    query.remove_prefix(1);  // the question mark, or an ampersand
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(pair.size());
    if (!pair.starts_with(name) || pair.substr(name.size(), 1) != "=") continue;
    return pair.substr(name.size() + 1);
  }
  return {};
}

// 0 where it is missing or no number.
int64_t HubRoutes::NumberIn(std::string_view query, std::string_view name) {
  int64_t number = 0;
  const std::string_view value = TextIn(query, name);
  std::from_chars(value.data(), value.data() + value.size(), number);
  return std::max<int64_t>(number, 0);
}

HttpResponse HubRoutes::Handle(const HttpRequest& request) {
  auto admission = Admit(request, request.body.size());
  if (!admission) return std::move(admission.error());
  return Answer(request, *admission);
}

HttpResponse HubRoutes::Answer(const HttpRequest& request, Admission& admission) {
  if (admission.has_signed_head) {
    if (const Status same = VerifyBody(request.body, request.headers); !same) {
      return Refuse(401, admission.nonce, "bad_signature", same.error().detail);
    }
  }
  HttpResponse response = Route(request, admission);
  if (response.body.size() >= limits::kMinPackedAnswer && TakesGzip(request) &&
      IsText(HeaderOf(response.headers, "content-type"))) {
    const std::lock_guard guard(large_message_);
    response.body = Gzip(response.body);
    response.headers["content-encoding"] = "gzip";
  }
  admission.body.ShrinkTo(0);
  admission.answer.ShrinkTo(response.body.size());
  return response;
}

HttpResponse HubRoutes::Route(const HttpRequest& request, Admission& admission) {
  const std::string path = request.path();
  if (path == paths::kPush) return Push(request, admission);
  if (path == paths::kEnrol) return Enrol(request);
  if (path == paths::kFeed) return Feed(request, admission);
  if (path == paths::kStaff) return Staff(request, admission);
  if (const auto medium = ParseMediaTarget(path)) return Media(request, admission, *medium);
  if (path == kBoardRoute) return GiveBoard(request, admission);
  if (IsBoardSheet(path)) {
    return PutSheet(request, admission, path.substr(kBoardSheetRoute.size()));
  }
  if (path == paths::kHealth) return Json(200, R"({"protocol":"oneflower","version":1,"ok":true})");
  return Story(request, path.substr(paths::kStory.size()));
}

HttpResponse HubRoutes::Signed(int status, const std::string& nonce, std::string body) const {
  HttpResponse response = Json(status, std::move(body));
  response.headers.emplace(kReplySignature, SignReply(hub_.key(), nonce, response.body));
  return response;
}

// A refusal is signed as well where the request had a nonce: a station only acts on its own hub's.
HttpResponse HubRoutes::Refuse(int status, const std::string& nonce, std::string_view error,
                               std::string detail, int64_t expected_seq) const {
  return Signed(
      status, nonce,
      Encode(ErrorReply{std::string(error), std::move(detail), expected_seq, clock_.WallMs()}));
}

HttpResponse HubRoutes::Push(const HttpRequest& request, const Admission& station) {
  const std::string& nonce = station.nonce;
  const std::lock_guard guard(large_message_);
  const auto plain = IsGzip(request.body) ? Gunzip(request.body, kMaxExpandedBytes)
                                          : Result<std::string>(request.body);
  if (!plain) return Refuse(400, nonce, "malformed", plain.error().detail);
  const auto push = DecodePushRequest(*plain);
  if (!push) return Refuse(400, nonce, "malformed", push.error().detail);
  if (push->device != station.device) {
    return Refuse(403, nonce, "not_yours", "another station's events");
  }
  const auto reply = hub_.Push(*push);
  if (reply) {
    media_.DropTakenBack();
    news_.Notify();
    return Signed(200, nonce, Encode(*reply));
  }
  const PushRefusal& why = reply.error();
  log_.Warn("a push of " + station.device + " was refused: " + why.detail);
  switch (why.kind) {
    case PushRefusal::Kind::kGap: return Refuse(409, nonce, "gap", why.detail, why.expected_seq);
    case PushRefusal::Kind::kMalformed: return Refuse(400, nonce, "malformed", why.detail);
    case PushRefusal::Kind::kUnknownStation:
      return Refuse(401, nonce, "unknown_station", why.detail);
    case PushRefusal::Kind::kUnavailable: break;
  }
  return Refuse(503, nonce, "unavailable", "try again");
}

// False if too many wait already.
bool HubRoutes::WaitForNews(int64_t after, int64_t media, int64_t seconds) {
  const auto has_news = [&] {
    if (media != 0 && media != media_.came()) return true;
    const auto head = hub_.Head();
    return !head || *head != after;
  };
  return news_.Wait(has_news, std::chrono::seconds(seconds)) != NewsWaiters::Outcome::kTooMany;
}

HttpResponse HubRoutes::Feed(const HttpRequest& request, Admission& station) {
  const int64_t after = NumberIn(request.query(), "after");
  const int64_t wait =
      std::min<int64_t>(NumberIn(request.query(), "wait"), limits::kMaxWaitSeconds);
  // One that does not say which media it was told of does not wait for them.
  const int64_t media = NumberIn(request.query(), "media");
  // A station that is ahead of us hears it at once: our history is not the one it followed.
  const bool waited = wait == 0 || WaitForNews(after, media, wait);
  // One that waits for news holds nothing.
  if (!MakeRoomForAnswer(station)) return RefuseForWantOfRoom(station.nonce);
  const std::lock_guard guard(large_message_);
  auto page = hub_.Feed(after);
  if (!page) return Refuse(503, station.nonce, "unavailable", "try again");
  page->media = media_.came();
  HttpResponse response = Signed(200, station.nonce, Encode(*page));
  if (!waited) response.headers.emplace("retry-after", limits::kCrowdedRetrySeconds);
  return response;
}

HttpResponse HubRoutes::Enrol(const HttpRequest& request) {
  const auto enrol = DecodeEnrolRequest(request.body);
  if (!enrol) return Refuse(400, {}, "malformed", enrol.error().detail);
  const std::string nonce = NonceOf(request.headers);
  // Signed with the key it brings: nobody enrols a key that is not theirs.
  if (const Status own = VerifyRequest(PartsOf(request), request.headers, enrol->key); !own) {
    return Refuse(401, nonce, "bad_signature", own.error().detail);
  }
  const auto reply = hub_.Enrol(*enrol);
  if (reply) return Signed(200, nonce, Encode(*reply));
  if (reply.error().kind != ErrorKind::kUnauthorized) {
    return Refuse(503, nonce, "unavailable", "try again");
  }
  return Refuse(403, nonce, "bad_code", reply.error().detail);
}

HttpResponse HubRoutes::Staff(const HttpRequest& request, const Admission& staff) {
  const std::string& nonce = staff.nonce;
  const auto act = DecodeStaffAct(request.body);
  if (!act) return Refuse(400, nonce, "malformed", act.error().detail);
  const auto reply = Perform(hub_, *act);
  if (reply) {
    news_.Notify();
    return Signed(200, nonce, Encode(*reply));
  }
  const Error& why = reply.error();
  switch (why.kind) {
    case ErrorKind::kInvalid: return Refuse(400, nonce, "malformed", why.detail);
    case ErrorKind::kNotFound: return Refuse(404, nonce, "not_found", why.detail);
    case ErrorKind::kConflict: return Refuse(409, nonce, "conflict", why.detail);
    default: log_.Error("an act of staff could not be kept: " + why.detail);
  }
  return Refuse(503, nonce, "unavailable", why.detail);
}

HttpResponse HubRoutes::Story(const HttpRequest& request, const std::string& code) {
  if (pages_ == nullptr) return Refuse(404, {}, "no_such_route", "");
  constexpr std::string_view kMedia = "/media/";
  if (const size_t at = code.find(kMedia); at != std::string::npos) {
    return StoryMedium(request, code.substr(0, at), code.substr(at + kMedia.size()));
  }
  StoryPage page = pages_->PageOf(code);
  return {page.status,
          {{"content-type", "text/html; charset=utf-8"},
           {"content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; "
            "base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"},
           {"x-content-type-options", "nosniff"},
           {"referrer-policy", "no-referrer"},
           {"cache-control", "no-store"}},
          std::move(page.html),
          {}};
}

void HubRoutes::Stop() {
  news_.Stop();
  for (Room* room : {&trusted_, &revoked_}) {
    room->bodies.EndWaiting();
    room->answers.EndWaiting();
  }
}

}  // namespace oneflower
