#include "sync/hub/routes.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "sync/hub/board_target.h"
#include "sync/hub/server_limits.h"
#include "sync/hub/staff.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {
namespace {

constexpr std::string_view kPush = "/v1/push";
constexpr std::string_view kFeed = "/v1/feed";
constexpr std::string_view kEnrol = "/v1/enrol";
constexpr std::string_view kStaff = "/v1/staff";
constexpr std::string_view kHealth = "/v1/health";
constexpr std::string_view kStory = "/s/";

bool IsGzip(std::string_view body) { return body.starts_with("\x1f\x8b"); }

HttpResponse Json(int status, std::string body) {
  return {status, {{"content-type", "application/json"}}, std::move(body)};
}

// The longest body a request may have; nothing where there is no such route.
std::optional<size_t> MaxBodyOf(std::string_view method, std::string_view path) {
  if (method == "POST" && path == kPush) return limits::kMaxPushBody;
  if (method == "POST" && path == kEnrol) return kMaxEnrolBytes;
  if (method == "POST" && path == kStaff) return kMaxStaffBytes;
  if (method == "PUT" && IsBoardSheet(path)) return kMaxBoardPutBytes;
  const bool reads = method == "GET" || method == "HEAD";
  if (const auto medium = ParseMediaTarget(path)) {
    if (method == "PUT" && medium->chunk) return kBlobChunkBytes;
    return reads ? std::optional<size_t>(0) : std::nullopt;
  }
  if (reads && (path == kFeed || path == kBoardRoute || path == kHealth)) return 0;
  if (reads && path.starts_with(kStory)) return 0;
  return std::nullopt;
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

std::optional<HttpResponse> HubRoutes::RefuseUnread(std::string_view method, std::string_view path,
                                                    uint64_t body_bytes,
                                                    const std::string& nonce) const {
  const auto max_body = MaxBodyOf(method, path);
  if (!max_body) return Refuse(404, nonce, "no_such_route", "");
  if (body_bytes > *max_body) return Refuse(413, nonce, "too_large", "");
  return std::nullopt;
}

HttpResponse HubRoutes::RefuseOddBody() const {
  return Refuse(415, {}, "odd_body", "send the body as it is, with its Content-Length");
}

HttpResponse HubRoutes::RefuseUnreadable(int status) const {
  return Refuse(status, {}, status == 413 ? "too_large" : "malformed", "no request of ours");
}

HttpResponse HubRoutes::Handle(const HttpRequest& request) {
  const std::string path = request.path();
  if (auto refusal =
          RefuseUnread(request.method, path, request.body.size(), NonceOf(request.headers))) {
    return *refusal;
  }
  if (path == kPush) return Push(request);
  if (path == kEnrol) return Enrol(request);
  if (path == kFeed) return Feed(request);
  if (path == kStaff) return Staff(request);
  if (const auto medium = ParseMediaTarget(path)) return Media(request, *medium);
  if (path == kBoardRoute) return GiveBoard(request);
  if (IsBoardSheet(path)) return PutSheet(request, path.substr(kBoardSheetRoute.size()));
  if (path == kHealth) return Json(200, R"({"protocol":"oneflower","version":1,"ok":true})");
  return Story(path.substr(kStory.size()));
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

// Who sends it, if it is an enrolled station that signed this very request now.
std::expected<HubRoutes::Station, HttpResponse> HubRoutes::Admit(const HttpRequest& request) {
  Station station{KeyIdOf(request.headers), NonceOf(request.headers)};
  const auto key = hub_.KeyOf(station.device);
  if (!key && key.error().kind != ErrorKind::kNotFound) {
    return std::unexpected(Refuse(503, station.nonce, "unavailable", "try again"));
  }
  if (!key) {
    return std::unexpected(
        Refuse(401, station.nonce, "unknown_station", "no enrolled station signs so"));
  }
  if (auto refusal = RefuseUnsigned(request, *key)) return std::unexpected(std::move(*refusal));
  return station;
}

std::expected<HubRoutes::Station, HttpResponse> HubRoutes::AdmitTrusted(
    const HttpRequest& request) {
  auto station = Admit(request);
  if (!station) return station;
  const auto trusted = hub_.IsTrusted(station->device);
  if (!trusted) return std::unexpected(Refuse(503, station->nonce, "unavailable", "try again"));
  if (*trusted) return station;
  return std::unexpected(Refuse(403, station->nonce, "revoked", "its key is no longer trusted"));
}

// Nothing where that key signed this very request, now.
HubRoutes::MaybeRefusal HubRoutes::RefuseUnsigned(const HttpRequest& request,
                                                  const PublicKey& key) const {
  const std::string nonce = NonceOf(request.headers);
  if (const Status valid = VerifyRequest(PartsOf(request), request.headers, key); !valid) {
    return Refuse(401, nonce, "bad_signature", valid.error().detail);
  }
  if (std::abs(CreatedOf(request.headers) - clock_.WallMs() / 1000) > kMaxSignatureAge) {
    return Refuse(401, nonce, "stale_signature", "sign with the hub's time");
  }
  return std::nullopt;
}

HttpResponse HubRoutes::Push(const HttpRequest& request) {
  const auto station = Admit(request);
  if (!station) return station.error();
  const std::string& nonce = station->nonce;
  const auto plain = IsGzip(request.body) ? Gunzip(request.body, kMaxExpandedBytes)
                                          : Result<std::string>(request.body);
  if (!plain) return Refuse(400, nonce, "malformed", plain.error().detail);
  const auto push = DecodePushRequest(*plain);
  if (!push) return Refuse(400, nonce, "malformed", push.error().detail);
  if (push->device != station->device) {
    return Refuse(403, nonce, "not_yours", "another station's events");
  }
  const auto reply = hub_.Push(*push);
  if (reply) {
    media_.DropTakenBack();
    TellNews();
    return Signed(200, nonce, Encode(*reply));
  }
  const PushRefusal& why = reply.error();
  log_.Warn("a push of " + station->device + " was refused: " + why.detail);
  switch (why.kind) {
    case PushRefusal::Kind::kGap: return Refuse(409, nonce, "gap", why.detail, why.expected_seq);
    case PushRefusal::Kind::kMalformed: return Refuse(400, nonce, "malformed", why.detail);
    case PushRefusal::Kind::kUnknownStation:
      return Refuse(401, nonce, "unknown_station", why.detail);
    case PushRefusal::Kind::kUnavailable: break;
  }
  return Refuse(503, nonce, "unavailable", "try again");
}

// False where too many wait already.
bool HubRoutes::WaitForNews(int64_t after, int64_t media, int64_t seconds) {
  std::unique_lock guard(mutex_);
  if (waiting_ >= limits::kMaxWaiting) return false;
  ++waiting_;
  news_.wait_for(guard, std::chrono::seconds(seconds), [&] {
    if (stopping_ || (media != 0 && media != media_.came())) return true;
    const auto head = hub_.Head();
    return !head || *head != after;
  });
  --waiting_;
  return true;
}

// The hub's head may have moved. Whoever looked at it before it did holds the lock until it sleeps.
void HubRoutes::TellNews() {
  {
    const std::lock_guard guard(mutex_);
  }
  news_.notify_all();
}

HttpResponse HubRoutes::Feed(const HttpRequest& request) {
  const auto station = Admit(request);
  if (!station) return station.error();
  const int64_t after = NumberIn(request.query(), "after");
  const int64_t wait =
      std::min<int64_t>(NumberIn(request.query(), "wait"), limits::kMaxWaitSeconds);
  // One that does not say which media it was told of does not wait for them.
  const int64_t media = NumberIn(request.query(), "media");
  // A station that is ahead of us hears it at once: our history is not the one it followed.
  const bool waited = wait == 0 || WaitForNews(after, media, wait);
  auto page = hub_.Feed(after);
  if (!page) return Refuse(503, station->nonce, "unavailable", "try again");
  page->media = media_.came();
  HttpResponse response = Signed(200, station->nonce, Encode(*page));
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

// Whoever can read the hub's key may act as its staff: that is the hub's own user on its machine.
HttpResponse HubRoutes::Staff(const HttpRequest& request) {
  const std::string nonce = NonceOf(request.headers);
  if (KeyIdOf(request.headers) != kStaffKeyId) {
    return Refuse(401, nonce, "bad_signature", "staff sign with the hub's key");
  }
  if (auto refusal = RefuseUnsigned(request, hub_.key().public_key())) return std::move(*refusal);
  const auto act = DecodeStaffAct(request.body);
  if (!act) return Refuse(400, nonce, "malformed", act.error().detail);
  const auto reply = Perform(hub_, *act);
  if (reply) {
    TellNews();
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

HttpResponse HubRoutes::Story(const std::string& code) {
  if (pages_ == nullptr) return Refuse(404, {}, "no_such_route", "");
  constexpr std::string_view kMedia = "/media/";
  if (const size_t at = code.find(kMedia); at != std::string::npos) {
    return StoryMedium(code.substr(0, at), code.substr(at + kMedia.size()));
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
          std::move(page.html)};
}

// Bytes of residents: never anything but the kind of medium they are said to be.
HttpResponse HubRoutes::StoryMedium(const std::string& code, const std::string& number) {
  const auto medium = pages_->MediumOf(code, number);
  if (!medium) return Refuse(404, {}, "not_found", "no such medium of a public story, or not yet");
  return {200,
          {{"content-type", medium->type},
           {"content-security-policy", "default-src 'none'; sandbox"},
           {"x-content-type-options", "nosniff"},
           {"referrer-policy", "no-referrer"},
           {"cache-control", "no-store"}},
          medium->bytes};
}

void HubRoutes::Stop() {
  {
    const std::lock_guard guard(mutex_);
    stopping_ = true;
  }
  news_.notify_all();
}

}  // namespace oneflower
