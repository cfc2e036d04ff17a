#include "sync/client/hub_line.h"

#include "shared/base/ids.h"
#include "sync/protocol/http_signature.h"
#include "sync/protocol/messages.h"

namespace oneflower {

Result<HubAnswer> HubLine::Ask(const HttpRequest& request) {
  auto answer = SignAndSend(request);
  if (answer && answer->response.status == 401 && answer->from_hub) {
    const auto error = DecodeErrorReply(answer->response.body);
    if (error && error->error == "stale_signature") {
      hub_ahead_ms_ = error->hub_time_ms - clock_.WallMs();
      answer = SignAndSend(request);
    }
  }
  if (answer && answer->response.status == 200 && !answer->from_hub) {
    return Fail(ErrorKind::kProtocol, "the answer is not signed by our hub");
  }
  return answer;
}

Result<HubAnswer> HubLine::SignAndSend(HttpRequest request) {
  const int64_t now_ms = clock_.WallMs() + hub_ahead_ms_;
  const std::string nonce = NewId(now_ms, random_);
  request.headers.merge(
      SignRequest(PartsOf(request), identity_.key, identity_.device, now_ms / 1000, nonce));
  auto response = transport_.Send(request);
  if (!response) return std::unexpected(response.error());
  const Status valid = VerifyReply(identity_.hub_key, nonce, response->body,
                                   HeaderOf(response->headers, kReplySignature));
  return HubAnswer{std::move(*response), valid.has_value()};
}

}  // namespace oneflower
