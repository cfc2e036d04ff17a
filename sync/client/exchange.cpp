#include "sync/client/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "sync/client/tuning.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/messages.h"

namespace oneflower {
namespace {

using Kind = ExchangeResult::Kind;

// No word of our hub came, or none that makes sense.
ExchangeResult Unheard(const Error& error) {
  return {.kind = Kind::kFailed, .why = error.detail, .heard = false};
}

// Our own store could not do it: what the hub said before that, if it was asked, it did say.
ExchangeResult FailedHere(const Error& error, std::optional<bool> heard) {
  return {.kind = Kind::kFailed, .why = error.detail, .heard = heard};
}

int64_t RetryAfterMs(const HttpResponse& response) {
  const int64_t seconds = std::atoll(HeaderOf(response.headers, "retry-after").c_str());
  return std::clamp<int64_t>(seconds, 0, tuning::kRetryCapMs / 1000) * 1000;
}

}  // namespace

int64_t RetryDelayMs(int failures, int64_t retry_after_ms, Random& random) {
  const int doublings = std::clamp(failures - 1, 0, 20);
  const int64_t most = std::min(tuning::kRetryCapMs, tuning::kRetryBaseMs << doublings);
  const int64_t jitter = RandomBelow(random, static_cast<uint32_t>(most)) + 1;
  return std::max(retry_after_ms, jitter);
}

ExchangeResult FailedBy(const HubAnswer& refusal) {
  const auto error = DecodeErrorReply(refusal.response.body);
  const std::string what = error ? error->error : "no answer of a hub";
  return {.kind = Kind::kFailed,
          .retry_after_ms = RetryAfterMs(refusal.response),
          .why = fmt::format("status {}: {}", refusal.response.status, what),
          .heard = refusal.from_hub};
}

// The hub's history is not the one we followed: it gets all of ours again, and we follow it from
// its first line. Waits like after a failure, so that two that cannot agree do not spin.
ExchangeResult Exchange::BeginAnew(const std::string& why) {
  if (Status forgot = door_.ForgetHub(); !forgot) return FailedHere(forgot.error(), true);
  return {.kind = Kind::kFailed,
          .why = "the hub's history is another one, beginning anew: " + why,
          .heard = true};
}

ExchangeResult Exchange::PushOnce(bool even_if_none) {
  ahead_.reset();
  const auto outgoing = door_.NextOutgoing(tuning::kPushEvents, tuning::kPushBytes);
  if (!outgoing) return FailedHere(outgoing.error(), std::nullopt);
  if (outgoing->events.empty() && !even_if_none) return {};
  const PushRequest push{outgoing->device, outgoing->incarnation, outgoing->first_seq,
                         outgoing->events};
  const auto answer = line_.Ask({.method = "POST",
                                 .target = "/v1/push",
                                 .headers = {{"content-type", "application/gzip"}},
                                 .body = Gzip(Encode(push)),
                                 .timeout_ms = tuning::kSilenceMs});
  if (!answer) return Unheard(answer.error());
  if (answer->response.status != 200) {
    const auto error = DecodeErrorReply(answer->response.body);
    const bool gap = answer->from_hub && error && error->error == "gap";
    return gap ? BeginAnew("it lacks events it had") : FailedBy(*answer);
  }
  const auto reply = DecodePushReply(answer->response.body);
  if (!reply) return Unheard(reply.error());
  const int64_t last = outgoing->first_seq + static_cast<int64_t>(outgoing->events.size()) - 1;
  if (reply->acked_seq > last) {
    return Unheard({ErrorKind::kProtocol, "the hub acknowledged what was not sent"});
  }
  if (Status kept = door_.Acknowledge(reply->acked_seq); !kept) {
    return FailedHere(kept.error(), true);
  }
  return {.kind = outgoing->events.empty() ? Kind::kIdle : Kind::kDone, .heard = true};
}

Exchange::Pulled Exchange::AskFeed(int64_t after, int wait_seconds, int64_t media) {
  const auto answer = line_.Ask(
      {.method = "GET",
       .target = fmt::format("/v1/feed?after={}&wait={}&media={}", after, wait_seconds, media),
       .timeout_ms = tuning::kSilenceMs + wait_seconds * 1000});
  if (!answer) return {.otherwise = Unheard(answer.error())};
  if (answer->response.status != 200) return {.otherwise = FailedBy(*answer)};
  auto reply = DecodeFeedReply(answer->response.body);
  if (!reply) return {.otherwise = Unheard(reply.error())};
  return {.page = std::move(reply->page),
          .retry_after_ms = RetryAfterMs(answer->response),
          .media = reply->media};
}

// The hub reads, packs and sends its next page while we store this one: a new station is there in
// little more than half the time.
void Exchange::AskAhead(const FeedPage& page) {
  if (page.items.empty() || page.items.back().hub_seq >= page.head) return;
  const int64_t after = page.items.back().hub_seq;
  const auto ask = [this, after, media = media_] { return AskFeed(after, 0, media); };
  ahead_ = Ahead{after, std::async(std::launch::async, ask)};
}

// What was asked for ahead, if it is what is wanted now.
std::optional<Exchange::Pulled> Exchange::TakeAhead(int64_t after) {
  if (!ahead_) return std::nullopt;
  const bool wanted = ahead_->after == after;
  Pulled pulled = ahead_->pulled.get();
  ahead_.reset();
  return wanted ? std::optional(std::move(pulled)) : std::nullopt;
}

ExchangeResult Exchange::PullOnce(int wait_seconds) {
  const auto cursor = door_.Cursor();
  if (!cursor) return FailedHere(cursor.error(), std::nullopt);
  auto pulled = TakeAhead(cursor->hub_seq);
  if (!pulled) pulled = AskFeed(cursor->hub_seq, wait_seconds, media_);
  if (!pulled->page) return pulled->otherwise;
  const bool media_came = std::exchange(media_, pulled->media) != pulled->media;
  const FeedPage& page = *pulled->page;
  const bool nothing_new = page.items.empty() && page.hub_epoch == cursor->hub_epoch &&
                           page.feed_hash == cursor->feed_hash && page.head >= cursor->hub_seq;
  if (nothing_new) {
    return {.retry_after_ms = pulled->retry_after_ms, .media_came = media_came, .heard = true};
  }
  AskAhead(page);
  const Status applied = door_.ApplyFeedPage(page);
  if (applied) return {.kind = Kind::kDone, .media_came = media_came, .heard = true};
  if (applied.error().kind != ErrorKind::kConflict) return FailedHere(applied.error(), true);
  return BeginAnew(applied.error().detail);
}

}  // namespace oneflower
