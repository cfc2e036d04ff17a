#include "sync/client/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "shared/base/ids.h"
#include "sync/client/tuning.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/messages.h"

namespace oneflower {
namespace {

using Kind = ExchangeResult::Kind;

ExchangeResult Failed(std::string why, int64_t retry_after_ms = 0) {
  return {Kind::kFailed, retry_after_ms, std::move(why)};
}

std::string HeaderOf(const HttpResponse& response, std::string_view name) {
  const auto it = response.headers.find(name);
  return it != response.headers.end() ? it->second : std::string();
}

int64_t RetryAfterMs(const HttpResponse& response) {
  const int64_t seconds = std::atoll(HeaderOf(response, "retry-after").c_str());
  return std::clamp<int64_t>(seconds, 0, tuning::kRetryCapMs / 1000) * 1000;
}

}  // namespace

int64_t RetryDelayMs(int failures, int64_t retry_after_ms, Random& random) {
  const int doublings = std::clamp(failures - 1, 0, 20);
  const int64_t most = std::min(tuning::kRetryCapMs, tuning::kRetryBaseMs << doublings);
  const int64_t jitter = RandomBelow(random, static_cast<uint32_t>(most)) + 1;
  return std::max(retry_after_ms, jitter);
}

// Sends a signed request; what comes back is our hub's word or an error.
Result<HttpResponse> Exchange::Ask(HttpRequest request) {
  const size_t mark = request.target.find('?');
  const std::string nonce = NewId(clock_.WallMs(), random_);
  const SignedParts parts{.method = request.method,
                          .path = request.target.substr(0, mark),
                          .query = mark == std::string::npos ? "?" : request.target.substr(mark),
                          .body = request.body};
  request.headers.merge(
      SignRequest(parts, identity_.key, identity_.device, clock_.WallMs() / 1000, nonce));
  auto response = transport_.Send(request);
  if (!response || response->status != 200) return response;
  if (Status valid = VerifyReply(identity_.hub_key, nonce, response->body,
                                 HeaderOf(*response, kReplySignature));
      !valid) {
    return std::unexpected(valid.error());
  }
  return response;
}

ExchangeResult Exchange::Refused(const HttpResponse& response) {
  const auto error = DecodeErrorReply(response.body);
  const std::string what = error ? error->error : "no answer of a hub";
  return Failed(fmt::format("status {}: {}", response.status, what), RetryAfterMs(response));
}

ExchangeResult Exchange::PushOnce() {
  const auto outgoing = door_.NextOutgoing(tuning::kPushEvents, tuning::kPushBytes);
  if (!outgoing) return Failed(outgoing.error().detail);
  if (outgoing->events.empty()) return {};
  const PushRequest push{outgoing->device, outgoing->incarnation, outgoing->first_seq,
                         outgoing->events};
  const auto response = Ask({.method = "POST",
                             .target = "/v1/push",
                             .headers = {{"content-type", "application/json+gzip"}},
                             .body = Gzip(Encode(push)),
                             .timeout_ms = tuning::kRequestMs});
  if (!response) return Failed(response.error().detail);
  if (response->status != 200) {
    const auto error = DecodeErrorReply(response->body);
    // The hub has less of ours than it said: its history was lost. It gets everything again.
    if (response->status == 409 && error && error->error == "gap") {
      if (Status forgot = door_.ForgetHub(); !forgot) return Failed(forgot.error().detail);
      return {Kind::kDone, 0, "the hub lacks events it had: sent again"};
    }
    return Refused(*response);
  }
  const auto reply = DecodePushReply(response->body);
  if (!reply) return Failed(reply.error().detail);
  const int64_t last = outgoing->first_seq + static_cast<int64_t>(outgoing->events.size()) - 1;
  if (reply->acked_seq > last) return Failed("the hub acknowledged what was not sent");
  if (Status kept = door_.Acknowledge(reply->acked_seq); !kept) return Failed(kept.error().detail);
  return {Kind::kDone, 0, {}};
}

ExchangeResult Exchange::PullOnce(int wait_seconds) {
  const auto cursor = door_.Cursor();
  if (!cursor) return Failed(cursor.error().detail);
  const auto response =
      Ask({.method = "GET",
           .target = fmt::format("/v1/feed?after={}&wait={}", cursor->hub_seq, wait_seconds),
           .headers = {},
           .body = {},
           .timeout_ms = tuning::kRequestMs + wait_seconds * 1000});
  if (!response) return Failed(response.error().detail);
  if (response->status != 200) return Refused(*response);
  const auto reply = DecodeFeedReply(response->body);
  if (!reply) return Failed(reply.error().detail);
  const FeedPage& page = reply->page;
  const bool nothing_new = page.items.empty() && page.hub_epoch == cursor->hub_epoch &&
                           page.feed_hash == cursor->feed_hash && page.head >= cursor->hub_seq;
  if (nothing_new) return {};
  const Status applied = door_.ApplyFeedPage(page);
  if (applied) return {Kind::kDone, 0, {}};
  if (applied.error().kind != ErrorKind::kConflict) return Failed(applied.error().detail);
  // Another history than the one followed: a restored or replaced hub.
  if (Status forgot = door_.ForgetHub(); !forgot) return Failed(forgot.error().detail);
  return Failed("the hub's history changed: following it anew. " + applied.error().detail);
}

}  // namespace oneflower
