#include "sync/client/media_exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "shared/domain/medium.h"
#include "sync/client/tuning.h"

namespace oneflower {
namespace {

using Kind = ExchangeResult::Kind;

const ExchangeResult kStepDone = {.kind = Kind::kDone};

std::string Target(const std::string& id) { return "/v1/blobs/" + id; }

std::string Target(const std::string& id, int64_t chunk) {
  return fmt::format("/v1/blobs/{}/chunks/{}", id, chunk);
}

int64_t SizeOf(const Bytes& bytes) { return static_cast<int64_t>(bytes.size()); }

}  // namespace

ExchangeResult MediaExchange::StepOnce() {
  ForgetOldPutOffs();
  heard_.reset();
  for (int i = 0; i < 2; ++i) {
    const bool up = std::exchange(up_next_, !up_next_);
    ExchangeResult result = up ? Send() : Fetch();
    result.heard = heard_;
    if (result.kind != Kind::kIdle) return result;
  }
  misses_ = 0;  // the others have their turn when we are asked next
  return {};
}

Result<HubAnswer> MediaExchange::Ask(const HttpRequest& request) {
  auto answer = line_.Ask(request);
  heard_ = answer && answer->from_hub;
  return answer;
}

void MediaExchange::LookAgain() {
  misses_ = 0;
  std::erase_if(put_off_, [](const auto& each) { return each.second.why == Why::kHubLacksIt; });
}

void MediaExchange::ForgetOldPutOffs() {
  const int64_t now_ms = clock_.MonotonicMs();
  std::erase_if(put_off_, [&](const auto& each) { return each.second.until_ms <= now_ms; });
}

std::optional<std::string> MediaExchange::FirstNotPutOff(
    const std::vector<std::string>& ids) const {
  const auto found =
      std::ranges::find_if(ids, [&](const std::string& id) { return !put_off_.contains(id); });
  return found != ids.end() ? std::optional(*found) : std::nullopt;
}

ExchangeResult MediaExchange::Skip(const std::string& id, Why why, const std::string& what) {
  put_off_[id] = {clock_.MonotonicMs() + tuning::kPutOffMs, why};
  if (sending_ && sending_->id == id) sending_.reset();
  if (fetching_ && fetching_->id == id) fetching_.reset();
  if (why == Why::kHubLacksIt) {
    ++misses_;
  } else {
    log_.Warn(fmt::format("medium {}: {}", id.substr(0, 8), what));
  }
  return kStepDone;
}

// Whatever a hub says about one medium holds up no other; anything else closes the way.
ExchangeResult MediaExchange::SkipOrFail(const HubAnswer& answer, const std::string& id) {
  const int status = answer.response.status;
  const bool about_it = answer.from_hub && status != 401 && status != 503 && status != 500;
  if (!about_it) return FailedBy(answer);
  const auto error = DecodeErrorReply(answer.response.body);
  return Skip(id, status == 404 ? Why::kHubLacksIt : Why::kOther,
              error ? error->error : std::to_string(status));
}

ExchangeResult MediaExchange::Told(const Status& kept) const {
  return kept ? kStepDone : ExchangeResult::Failed(kept.error());
}

Result<HubAnswer> MediaExchange::AskProgress(const std::string& id) {
  return Ask({.method = "GET", .target = Target(id), .timeout_ms = tuning::kSilenceMs});
}

ExchangeResult MediaExchange::Send() {
  const auto ids = door_.BlobsToSend(put_off_.size() + 1);
  if (!ids) return ExchangeResult::Failed(ids.error());
  const auto id = FirstNotPutOff(*ids);
  if (!id) {
    sending_.reset();
    return {};
  }
  return sending_ && sending_->id == *id ? SendChunk() : BeginSending(*id);
}

ExchangeResult MediaExchange::BeginSending(const std::string& id) {
  sending_.reset();
  auto bytes = door_.Blobs().Read(id);
  if (!bytes) {
    const ErrorKind kind = bytes.error().kind;
    if (kind != ErrorKind::kNotFound && kind != ErrorKind::kCorrupt) {
      return Skip(id, Why::kOther, bytes.error().detail);
    }
    // Perhaps somebody else has brought it to the hub.
    log_.Error("a medium was lost: " + bytes.error().detail);
    return Told(door_.BlobIsLost(id));
  }
  const auto answer = AskProgress(id);
  if (!answer) return ExchangeResult::Failed(answer.error());
  sending_ = Sending{id, std::move(*bytes), 0};
  return TakeProgress(*answer, id, 0);
}

ExchangeResult MediaExchange::SendChunk() {
  Sending& now = *sending_;
  const int64_t size = SizeOf(now.bytes);
  const auto* from = now.bytes.data() + now.next * kBlobChunkBytes;
  const auto length = static_cast<size_t>(ChunkLength(size, now.next));
  const auto answer = Ask({.method = "PUT",
                           .target = fmt::format("{}?bytes={}", Target(now.id, now.next), size),
                           .headers = {{"content-type", "application/octet-stream"}},
                           .body = std::string(reinterpret_cast<const char*>(from), length),
                           .timeout_ms = tuning::kSilenceMs});
  const std::string id = now.id;  // what is told may end it
  if (answer) return TakeProgress(*answer, id, now.next + 1);
  sending_.reset();  // what arrived all the same the hub will tell
  return ExchangeResult::Failed(answer.error());
}

// The hub tells what it has of the medium we send: which chunk is next, or that it may be
// forgotten.
ExchangeResult MediaExchange::TakeProgress(const HubAnswer& answer, const std::string& id,
                                           int64_t at_least) {
  if (answer.response.status != 200) {
    const ExchangeResult result = SkipOrFail(answer, id);
    sending_.reset();
    return result;
  }
  const auto reply = DecodeBlobReply(answer.response.body);
  if (!reply || reply->blob != id) return Skip(id, Why::kOther, "an answer about another one");
  if (reply->complete) {
    sending_.reset();
    return Told(door_.BlobIsAtHub(id));
  }
  const int64_t chunks = ChunksIn(SizeOf(sending_->bytes));
  if (reply->chunks < at_least) return Skip(id, Why::kOther, "the hub does not get on with it");
  // With all of them there and none the last the hub was stopped before it looked at the whole.
  sending_->next = std::min(reply->chunks, chunks - 1);
  return kStepDone;
}

ExchangeResult MediaExchange::Fetch() {
  if (misses_ >= tuning::kMissesInARow) return {};
  const auto ids = door_.BlobsWanted(put_off_.size() + 1);
  if (!ids) return ExchangeResult::Failed(ids.error());
  const auto id = FirstNotPutOff(*ids);
  if (!id) {
    fetching_.reset();
    return {};
  }
  return fetching_ && fetching_->id == *id ? FetchChunk() : BeginFetching(*id);
}

ExchangeResult MediaExchange::BeginFetching(const std::string& id) {
  fetching_.reset();
  BlobStore& blobs = door_.Blobs();
  // It was complete when this program was stopped, and nobody has noted so yet.
  if (const auto whole = blobs.Read(id)) return Told(door_.BlobIsHere(id, SizeOf(*whole)));
  const auto answer = AskProgress(id);
  if (!answer) return ExchangeResult::Failed(answer.error());
  if (answer->response.status != 200) return SkipOrFail(*answer, id);
  const auto reply = DecodeBlobReply(answer->response.body);
  if (!reply || reply->blob != id) return Skip(id, Why::kOther, "an answer about another one");
  if (!reply->complete) return Skip(id, Why::kHubLacksIt, "");
  if (reply->bytes < 1 || reply->bytes > kMaxBlobBytes) {
    return Skip(id, Why::kOther, "too large");
  }
  misses_ = 0;
  fetching_ = Fetching{id, reply->bytes};
  return kStepDone;
}

ExchangeResult MediaExchange::FetchChunk() {
  const Fetching& now = *fetching_;
  BlobStore& blobs = door_.Blobs();
  const int64_t next = blobs.ChunksOf(now.id);
  if (next >= ChunksIn(now.bytes)) return Finish();
  const auto answer =
      Ask({.method = "GET", .target = Target(now.id, next), .timeout_ms = tuning::kSilenceMs});
  if (!answer) return ExchangeResult::Failed(answer.error());
  if (answer->response.status != 200) return SkipOrFail(*answer, std::string(now.id));
  const std::string& body = answer->response.body;
  if (static_cast<int64_t>(body.size()) != ChunkLength(now.bytes, next)) {
    return Skip(std::string(now.id), Why::kOther, "a chunk of another length");
  }
  if (Status added = blobs.AddChunk(now.id, next, AsBytes(body)); !added) {
    return Skip(std::string(now.id), Why::kOther, added.error().detail);
  }
  return next + 1 == ChunksIn(now.bytes) ? Finish() : kStepDone;
}

ExchangeResult MediaExchange::Finish() {
  const Fetching done = *std::exchange(fetching_, std::nullopt);
  Status whole = door_.Blobs().Finish(done.id);
  if (!whole) return Skip(done.id, Why::kOther, whole.error().detail);
  return Told(door_.BlobIsHere(done.id, done.bytes));
}

}  // namespace oneflower
