#include "sync/hub/admission.h"

#include <cstdlib>

#include "sync/hub/staff.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {

std::expected<Admission, HttpResponse> AdmissionCheck::Admit(const HttpRequest& head,
                                                             uint64_t body_bytes) const {
  Admission admission;
  admission.nonce = NonceOf(head.headers);
  auto match = FindRoute(head.method, head.path());
  if (!match) return std::unexpected(responses_.Refuse(404, admission.nonce, "no_such_route", ""));
  const HttpRoute& route = *match->route;
  admission.match = std::move(*match);
  if (body_bytes > route.max_body_bytes) {
    return std::unexpected(responses_.Refuse(413, admission.nonce, "too_large", ""));
  }
  if (route.access == Access::kAnybody || route.access == Access::kNewStation) {
    admission.nonce.clear();  // no signature was verified
    return admission;
  }
  if (auto refusal = CheckSender(head, admission)) return std::unexpected(std::move(*refusal));
  admission.has_signed_head = true;
  if (body_bytes == 0 || route.access == Access::kStaff) return admission;
  auto share = memory_.TakeForBody(admission.trusted, body_bytes);
  if (!share) return std::unexpected(responses_.RefuseForLackOfMemory(admission.nonce));
  admission.body = std::move(*share);
  return admission;
}

// Nothing if the sender may use the route; fills `device` and `trusted`.
AdmissionCheck::MaybeRefusal AdmissionCheck::CheckSender(const HttpRequest& head,
                                                         Admission& admission) const {
  const Access access = admission.match.route->access;
  if (access == Access::kStaff) return CheckStaff(head);
  if (auto refusal = CheckStation(head, admission)) return refusal;
  if (access == Access::kTrustedStation && !admission.trusted) {
    return responses_.Refuse(403, admission.nonce, "revoked", "its key is no longer trusted");
  }
  return std::nullopt;
}

AdmissionCheck::MaybeRefusal AdmissionCheck::CheckStation(const HttpRequest& head,
                                                          Admission& admission) const {
  const std::string& nonce = admission.nonce;
  admission.device = KeyIdOf(head.headers);
  const auto key = hub_.KeyOf(admission.device);
  if (!key && key.error().kind != ErrorKind::kNotFound) {
    return responses_.Refuse(503, nonce, "unavailable", "try again");
  }
  if (!key) {
    return responses_.Refuse(401, nonce, "unknown_station", "no enrolled station signs so");
  }
  if (auto refusal = CheckSignature(head, *key)) return refusal;
  const auto trusted = hub_.IsTrusted(admission.device);
  if (!trusted) return responses_.Refuse(503, nonce, "unavailable", "try again");
  admission.trusted = *trusted;
  return std::nullopt;
}

// Whoever can read the hub's key may act as its staff: that is the hub's own user on its machine.
AdmissionCheck::MaybeRefusal AdmissionCheck::CheckStaff(const HttpRequest& head) const {
  if (KeyIdOf(head.headers) == kStaffKeyId) return CheckSignature(head, hub_.key().public_key());
  return responses_.Refuse(401, NonceOf(head.headers), "bad_signature",
                           "staff sign with the hub's key");
}

// Nothing if that key signed this very head, now.
AdmissionCheck::MaybeRefusal AdmissionCheck::CheckSignature(const HttpRequest& head,
                                                            const PublicKey& key) const {
  const std::string nonce = NonceOf(head.headers);
  if (const Status valid = VerifyHead(PartsOf(head), head.headers, key); !valid) {
    return responses_.Refuse(401, nonce, "bad_signature", valid.error().detail);
  }
  if (std::abs(CreatedOf(head.headers) - clock_.WallMs() / 1000) > kMaxSignatureAge) {
    return responses_.Refuse(401, nonce, "stale_signature", "sign with the hub's time");
  }
  return std::nullopt;
}

}  // namespace oneflower
