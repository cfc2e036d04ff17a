#include "sync/hub/topics/media.h"

#include "sync/hub/request_context.h"

namespace oneflower {
namespace {

HttpResponse RefuseBlob(const RequestContext& context, const Error& why) {
  switch (why.kind) {
    case ErrorKind::kNotFound: return context.Refuse(404, "no_such_medium", why.detail);
    case ErrorKind::kInvalid: return context.Refuse(400, "malformed", why.detail);
    case ErrorKind::kConflict: return context.Refuse(409, "wrong_bytes", why.detail);
    case ErrorKind::kFull: return context.Refuse(507, "no_room", why.detail);
    default: context.services().log.Error("a medium could not be kept or read: " + why.detail);
  }
  return context.RefuseUnavailable();
}

HttpResponse ProgressResponse(const RequestContext& context,
                              const Result<MediumProgress>& progress) {
  if (!progress) return RefuseBlob(context, progress.error());
  return context.Reply(Encode(BlobReply{context.services().hub.MakeEnvelope(), context.Argument(0),
                                        progress->bytes, progress->chunks, progress->complete}));
}

}  // namespace

HttpResponse GetBlob(RequestContext& context) {
  return ProgressResponse(context, context.services().media.ProgressOf(context.Argument(0)));
}

HttpResponse PutChunk(RequestContext& context) {
  const HubServices& services = context.services();
  const int64_t before = services.media.came();
  HttpResponse response = ProgressResponse(
      context,
      services.media.ReceiveChunk(context.device(), context.Argument(0), context.NumberArgument(1),
                                  context.QueryNumber("bytes"), context.request().body));
  if (services.media.came() != before) services.news.Notify();
  return response;
}

HttpResponse GetChunk(RequestContext& context) {
  const auto chunk =
      context.services().media.ChunkOf(context.Argument(0), context.NumberArgument(1));
  if (!chunk) return RefuseBlob(context, chunk.error());
  HttpResponse response = context.Reply(std::string(chunk->begin(), chunk->end()));
  response.headers["content-type"] = "application/octet-stream";
  return response;
}

}  // namespace oneflower
