// The routes of media: /v1/blobs/ID and its chunks.
#include <fmt/format.h>

#include <charconv>

#include "shared/domain/medium.h"
#include "sync/hub/byte_range.h"
#include "sync/hub/media_target.h"
#include "sync/hub/routes.h"
#include "sync/hub/server_limits.h"

namespace oneflower {
namespace {

constexpr std::string_view kChunks = "/chunks/";

// The number a text is, digits alone.
std::optional<int64_t> NumberFrom(std::string_view text) {
  if (text.empty() || text.starts_with('-')) return std::nullopt;
  int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

}  // namespace

std::optional<MediaTarget> ParseMediaTarget(std::string_view path) {
  if (!path.starts_with(kMediaRoute)) return std::nullopt;
  path.remove_prefix(kMediaRoute.size());
  const std::string_view id = path.substr(0, path.find('/'));
  if (!IsBlobId(id)) return std::nullopt;
  const std::string_view rest = path.substr(id.size());
  if (rest.empty()) return MediaTarget{std::string(id), std::nullopt};
  if (!rest.starts_with(kChunks)) return std::nullopt;
  const auto chunk = NumberFrom(rest.substr(kChunks.size()));
  if (!chunk) return std::nullopt;
  return MediaTarget{std::string(id), chunk};
}

HttpResponse HubRoutes::Media(const HttpRequest& request, const Admission& station,
                              const MediaTarget& target) {
  if (request.method == "PUT") return TakeChunk(request, station, target);
  if (target.chunk) return GiveChunk(station, target);
  return Told(station, target, media_.ProgressOf(target.id));
}

HttpResponse HubRoutes::TakeChunk(const HttpRequest& request, const Admission& station,
                                  const MediaTarget& target) {
  const int64_t before = media_.came();
  HttpResponse response = Told(station, target,
                               media_.TakeChunk(station.device, target.id, *target.chunk,
                                                NumberIn(request.query(), "bytes"), request.body));
  if (media_.came() != before) news_.Notify();
  return response;
}

HttpResponse HubRoutes::GiveChunk(const Admission& station, const MediaTarget& target) {
  const auto chunk = media_.ChunkOf(target.id, *target.chunk);
  if (!chunk) return RefuseMedium(station, chunk.error());
  HttpResponse response = Signed(200, station.nonce, std::string(chunk->begin(), chunk->end()));
  response.headers["content-type"] = "application/octet-stream";
  return response;
}

HttpResponse HubRoutes::Told(const Admission& station, const MediaTarget& target,
                             const Result<MediumProgress>& progress) {
  if (!progress) return RefuseMedium(station, progress.error());
  return Signed(200, station.nonce,
                Encode(BlobReply{hub_.MakeEnvelope(), target.id, progress->bytes, progress->chunks,
                                 progress->complete}));
}

HttpResponse HubRoutes::RefuseMedium(const Admission& station, const Error& why) {
  switch (why.kind) {
    case ErrorKind::kNotFound: return Refuse(404, station.nonce, "no_such_medium", why.detail);
    case ErrorKind::kInvalid: return Refuse(400, station.nonce, "malformed", why.detail);
    case ErrorKind::kConflict: return Refuse(409, station.nonce, "wrong_bytes", why.detail);
    case ErrorKind::kFull: return Refuse(507, station.nonce, "no_room", why.detail);
    default: log_.Error("a medium could not be kept or read: " + why.detail);
  }
  return Refuse(503, station.nonce, "unavailable", "try again");
}

// Bytes of residents: never anything but the kind of medium they are said to be. They are read from
// the disk while they are sent, for a phone may be slow.
HttpResponse HubRoutes::StoryMedium(const HttpRequest& request, const std::string& code,
                                    const std::string& number) {
  const auto medium = pages_->MediumOf(code, number);
  if (!medium) return Refuse(404, {}, "not_found", "no such medium of a public story, or not yet");
  // Some phones play a voice only part by part. A range that depends on a version of the medium
  // (If-Range) cannot be told to fit, so the whole is sent.
  const bool may_be_part = request.method == "GET" && !request.headers.contains("if-range");
  const std::string field = may_be_part ? HeaderOf(request.headers, "range") : std::string();
  const auto range = ParseRange(field, medium->bytes);
  if (!range) {
    HttpResponse refusal = Refuse(416, {}, "no_such_range", "the medium is shorter");
    refusal.headers.emplace("content-range", "bytes */" + std::to_string(medium->bytes));
    return refusal;
  }
  const ByteRange part = range->value_or(ByteRange{0, medium->bytes});
  HttpResponse response{200,
                        {{"content-type", medium->type},
                         {"accept-ranges", "bytes"},
                         {"content-security-policy", "default-src 'none'; sandbox"},
                         {"x-content-type-options", "nosniff"},
                         {"referrer-policy", "no-referrer"},
                         {"cache-control", "no-store"}},
                        {},
                        {part.bytes, [this, id = medium->blob, part](int64_t offset) {
                           return media_.BytesFrom(id, part.first + offset, part.bytes - offset);
                         }}};
  if (*range) {
    response.status = 206;
    response.headers.emplace(
        "content-range",
        fmt::format("bytes {}-{}/{}", part.first, part.first + part.bytes - 1, medium->bytes));
  }
  return response;
}

}  // namespace oneflower
