#include "sync/hub/topics/story.h"

#include <fmt/format.h>

#include "sync/hub/byte_range.h"
#include "sync/hub/request_context.h"

namespace oneflower {
namespace {

HttpResponse RefuseRange(const RequestContext& context, int64_t medium_bytes) {
  HttpResponse refusal = context.Refuse(416, "no_such_range", "the medium is shorter");
  refusal.headers.emplace("content-range", "bytes */" + std::to_string(medium_bytes));
  return refusal;
}

// The bytes are residents': never anything but the kind of medium they are said to be. They are
// read from the disk while they are sent, because a phone may be slow.
HttpResponse MediumResponse(HubMedia& media, const StoryMedium& medium, const ByteRange& part) {
  return {200,
          {{"content-type", medium.type},
           {"accept-ranges", "bytes"},
           {"content-security-policy", "default-src 'none'; sandbox"},
           {"x-content-type-options", "nosniff"},
           {"referrer-policy", "no-referrer"},
           {"cache-control", "no-store"}},
          {},
          {part.bytes, [&media, id = medium.blob, part](int64_t offset) {
             return media.BytesFrom(id, part.first + offset, part.bytes - offset);
           }}};
}

}  // namespace

HttpResponse GetStory(RequestContext& context) {
  StoryPages* const pages = context.services().pages;
  if (pages == nullptr) return context.Refuse(404, "no_such_route", "");
  StoryPage page = pages->PageOf(context.Argument(0));
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

HttpResponse GetStoryMedium(RequestContext& context) {
  const HttpRequest& request = context.request();
  StoryPages* const pages = context.services().pages;
  if (pages == nullptr) return context.Refuse(404, "no_such_route", "");
  const auto medium = pages->MediumOf(context.Argument(0), context.Argument(1));
  if (!medium) {
    return context.Refuse(404, "not_found", "no such medium of a public story, or not yet");
  }
  // Some phones play a voice only part by part. A range that depends on a version of the medium
  // (If-Range) cannot be told to fit, so the whole is sent.
  const bool may_be_part = request.method == "GET" && !request.headers.contains("if-range");
  const std::string field = may_be_part ? HeaderOf(request.headers, "range") : std::string();
  const auto range = ParseRange(field, medium->bytes);
  if (!range) return RefuseRange(context, medium->bytes);
  const ByteRange part = range->value_or(ByteRange{0, medium->bytes});
  HttpResponse response = MediumResponse(context.services().media, *medium, part);
  if (!*range) return response;
  response.status = 206;
  response.headers.emplace(
      "content-range",
      fmt::format("bytes {}-{}/{}", part.first, part.first + part.bytes - 1, medium->bytes));
  return response;
}

}  // namespace oneflower
