#include "sync/hub/topics/board.h"

#include "shared/domain/board.h"
#include "shared/domain/medium.h"
#include "sync/hub/request_context.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {
namespace {

std::string MarkOf(const std::vector<BoardEntry>& entries) {
  std::string text;
  for (const BoardEntry& entry : entries) {
    text += entry.sheet + '\n' + entry.flower + '\n' + entry.built + '\n';
  }
  return BlobId(AsBytes(text));
}

HttpResponse RefuseSheet(const RequestContext& context, const Error& why) {
  switch (why.kind) {
    case ErrorKind::kUnauthorized: return context.Refuse(403, "not_yours", why.detail);
    case ErrorKind::kConflict: return context.Refuse(409, "late", why.detail);
    default: context.services().log.Error("a sheet could not be kept on the board: " + why.detail);
  }
  return context.RefuseUnavailable();
}

}  // namespace

HttpResponse PutSheet(RequestContext& context) {
  const HubServices& services = context.services();
  const HttpRequest& request = context.request();
  const std::string& sheet = context.Argument(0);
  const auto guard = services.memory.LockLargeMessage();
  auto put = DecodeBoardPut(request.body);
  if (!put) return context.Refuse(400, "malformed", put.error().detail);
  const Status kept = services.hub.PutOnBoard(
      {sheet, context.device(), CreatedOf(request.headers), std::move(*put)});
  if (!kept) return RefuseSheet(context, kept.error());
  return context.Reply(Encode(BoardReceipt{services.hub.MakeEnvelope(), sheet}));
}

HttpResponse GetBoard(RequestContext& context) {
  const HubServices& services = context.services();
  const std::string code(context.QueryText("class"));
  if (!IsClassCode(code)) return context.Refuse(400, "malformed", "of which class?");
  if (!context.ReserveResponse()) return context.RefuseForLackOfMemory();
  const auto guard = services.memory.LockLargeMessage();
  auto entries = services.hub.BoardOf(code);
  if (!entries) return context.RefuseUnavailable();
  BoardReply reply{services.hub.MakeEnvelope(), MarkOf(*entries), std::nullopt};
  if (context.QueryText("seen") != reply.mark) reply.sheets = std::move(*entries);
  return context.Reply(Encode(reply));
}

}  // namespace oneflower
