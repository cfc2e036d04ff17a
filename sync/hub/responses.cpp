#include "sync/hub/responses.h"

#include "sync/hub/server_limits.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/http_signature.h"
#include "sync/protocol/messages.h"

namespace oneflower {
namespace {

bool IsTextType(std::string_view type) {
  return type == "application/json" || type.starts_with("text/");
}

// A sender that gives gzip a weight below 1 gets plain text.
bool AcceptsGzip(const HttpRequest& request) {
  const std::string encodings = HeaderOf(request.headers, "accept-encoding");
  return encodings.contains("gzip") && !encodings.contains("gzip;q=0");
}

}  // namespace

HttpResponse JsonResponse(int status, std::string body) {
  return {status, {{"content-type", "application/json"}}, std::move(body), {}};
}

bool MayPack(const HttpRequest& request, const HttpResponse& response) {
  return response.body.size() >= limits::kMinPackedAnswer && AcceptsGzip(request) &&
         IsTextType(HeaderOf(response.headers, "content-type"));
}

void Pack(HttpResponse& response) {
  response.body = Gzip(response.body);
  response.headers["content-encoding"] = "gzip";
}

HttpResponse Responses::Signed(int status, const std::string& nonce, std::string body) const {
  HttpResponse response = JsonResponse(status, std::move(body));
  response.headers.emplace(kReplySignature, SignReply(hub_key_, nonce, response.body));
  return response;
}

HttpResponse Responses::Refuse(int status, const std::string& nonce, std::string_view error,
                               std::string detail, int64_t expected_seq) const {
  return Signed(
      status, nonce,
      Encode(ErrorReply{std::string(error), std::move(detail), expected_seq, clock_.WallMs()}));
}

HttpResponse Responses::RefuseForLackOfMemory(const std::string& nonce) const {
  HttpResponse response = Refuse(503, nonce, "unavailable", "too much at once");
  response.headers.emplace("retry-after", limits::kNoRoomRetrySeconds);
  return response;
}

HttpResponse Responses::RefuseUnreadable(int status) const {
  switch (status) {
    case 413:
    case 414:
    case 431: return Refuse(status, {}, "too_large", "no request of ours is so long");
    case 415: return Refuse(status, {}, "odd_body", "send the body as it is, with its length");
    default: return Refuse(status, {}, "malformed", "no request of ours");
  }
}

}  // namespace oneflower
