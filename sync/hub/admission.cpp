// What the hub finds out about a request before it reads its body.
#include <chrono>
#include <cstdlib>

#include "sync/hub/board_target.h"
#include "sync/hub/route_paths.h"
#include "sync/hub/routes.h"
#include "sync/hub/staff.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {
namespace {

constexpr std::chrono::milliseconds kRoomPatience{limits::kRoomPatienceMs};

enum class Signer {
  kNobody,
  kNewStation,  // with the key that its body brings
  kStation,     // enrolled, even if revoked since
  kTrusted,
  kStaff,
};

struct RouteRule {
  size_t max_body;
  Signer signer;
};

// Nothing if there is no such route.
std::optional<RouteRule> RuleOf(std::string_view method, std::string_view path) {
  const bool posts = method == "POST";
  const bool puts = method == "PUT";
  if (posts && path == paths::kPush) return RouteRule{limits::kMaxPushBody, Signer::kStation};
  if (posts && path == paths::kEnrol) return RouteRule{kMaxEnrolBytes, Signer::kNewStation};
  if (posts && path == paths::kStaff) return RouteRule{kMaxStaffBytes, Signer::kStaff};
  if (puts && IsBoardSheet(path)) return RouteRule{kMaxBoardPutBytes, Signer::kTrusted};
  const auto medium = ParseMediaTarget(path);
  if (puts && medium && medium->chunk) return RouteRule{kBlobChunkBytes, Signer::kTrusted};
  if (method != "GET" && method != "HEAD") return std::nullopt;
  if (medium || path == kBoardRoute) return RouteRule{0, Signer::kTrusted};
  if (path == paths::kFeed) return RouteRule{0, Signer::kStation};
  const bool is_for_anybody = path == paths::kHealth || path.starts_with(paths::kStory);
  if (is_for_anybody) return RouteRule{0, Signer::kNobody};
  return std::nullopt;
}

}  // namespace

std::expected<HubRoutes::Admission, HttpResponse> HubRoutes::Admit(const HttpRequest& head,
                                                                   uint64_t body_bytes) {
  Admission admission{.device = {}, .nonce = NonceOf(head.headers), .body = {}, .answer = {}};
  const auto refuse = [&](int status, std::string_view error, std::string detail) {
    return std::unexpected(Refuse(status, admission.nonce, error, std::move(detail)));
  };
  const auto rule = RuleOf(head.method, head.path());
  if (!rule) return refuse(404, "no_such_route", "");
  if (body_bytes > rule->max_body) return refuse(413, "too_large", "");
  MaybeRefusal refusal;
  switch (rule->signer) {
    case Signer::kNobody:
    case Signer::kNewStation: return admission;
    case Signer::kStaff: refusal = RefuseStaff(head); break;
    case Signer::kStation: refusal = AdmitStation(head, admission); break;
    case Signer::kTrusted:
      refusal = AdmitStation(head, admission);
      if (!refusal && !admission.trusted) {
        return refuse(403, "revoked", "its key is no longer trusted");
      }
  }
  if (refusal) return std::unexpected(std::move(*refusal));
  admission.has_signed_head = true;
  if (body_bytes == 0 || rule->signer == Signer::kStaff) return admission;
  auto share = RoomOf(admission).bodies.Take(body_bytes, kRoomPatience);
  if (!share) return std::unexpected(RefuseForWantOfRoom(admission.nonce));
  admission.body = std::move(*share);
  return admission;
}

// Who sends it, if it is an enrolled station that signed this very head now.
HubRoutes::MaybeRefusal HubRoutes::AdmitStation(const HttpRequest& head, Admission& admission) {
  admission.device = KeyIdOf(head.headers);
  const auto key = hub_.KeyOf(admission.device);
  if (!key && key.error().kind != ErrorKind::kNotFound) {
    return Refuse(503, admission.nonce, "unavailable", "try again");
  }
  if (!key) return Refuse(401, admission.nonce, "unknown_station", "no enrolled station signs so");
  if (auto refusal = RefuseUnsigned(head, *key)) return refusal;
  const auto trusted = hub_.IsTrusted(admission.device);
  if (!trusted) return Refuse(503, admission.nonce, "unavailable", "try again");
  admission.trusted = *trusted;
  return std::nullopt;
}

// Whoever can read the hub's key may act as its staff: that is the hub's own user on its machine.
HubRoutes::MaybeRefusal HubRoutes::RefuseStaff(const HttpRequest& head) const {
  if (KeyIdOf(head.headers) == kStaffKeyId) return RefuseUnsigned(head, hub_.key().public_key());
  return Refuse(401, NonceOf(head.headers), "bad_signature", "staff sign with the hub's key");
}

// Nothing if that key signed this very head, now.
HubRoutes::MaybeRefusal HubRoutes::RefuseUnsigned(const HttpRequest& head,
                                                  const PublicKey& key) const {
  const std::string nonce = NonceOf(head.headers);
  if (const Status valid = VerifyHead(PartsOf(head), head.headers, key); !valid) {
    return Refuse(401, nonce, "bad_signature", valid.error().detail);
  }
  if (std::abs(CreatedOf(head.headers) - clock_.WallMs() / 1000) > kMaxSignatureAge) {
    return Refuse(401, nonce, "stale_signature", "sign with the hub's time");
  }
  return std::nullopt;
}

HubRoutes::Room& HubRoutes::RoomOf(const Admission& admission) {
  return admission.trusted ? trusted_ : revoked_;
}

bool HubRoutes::MakeRoomForAnswer(Admission& admission) {
  auto share = RoomOf(admission).answers.Take(limits::kAnswerBuildBytes, kRoomPatience);
  if (!share) return false;
  admission.answer = std::move(*share);
  return true;
}

HttpResponse HubRoutes::RefuseForWantOfRoom(const std::string& nonce) const {
  HttpResponse response = Refuse(503, nonce, "unavailable", "too much at once");
  response.headers.emplace("retry-after", limits::kNoRoomRetrySeconds);
  return response;
}

HttpResponse HubRoutes::RefuseUnreadable(int status) const {
  switch (status) {
    case 413:
    case 414:
    case 431: return Refuse(status, {}, "too_large", "no request of ours is so long");
    case 415: return Refuse(status, {}, "odd_body", "send the body as it is, with its length");
    default: return Refuse(status, {}, "malformed", "no request of ours");
  }
}

}  // namespace oneflower
