// The routes of what children build: /v1/board and /v1/board/SHEET. Nothing of it is logged.
#include "shared/domain/board.h"
#include "shared/domain/medium.h"
#include "sync/hub/board_target.h"
#include "sync/hub/routes.h"
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

}  // namespace

HttpResponse HubRoutes::PutSheet(const HttpRequest& request, const Admission& station,
                                 const std::string& sheet) {
  const std::lock_guard guard(large_message_);
  auto put = DecodeBoardPut(request.body);
  if (!put) return Refuse(400, station.nonce, "malformed", put.error().detail);
  const Status kept =
      hub_.PutOnBoard({sheet, station.device, CreatedOf(request.headers), std::move(*put)});
  if (!kept) return RefuseSheet(station, kept.error());
  return Signed(200, station.nonce, Encode(BoardReceipt{hub_.MakeEnvelope(), sheet}));
}

HttpResponse HubRoutes::RefuseSheet(const Admission& station, const Error& why) {
  switch (why.kind) {
    case ErrorKind::kUnauthorized: return Refuse(403, station.nonce, "not_yours", why.detail);
    case ErrorKind::kConflict: return Refuse(409, station.nonce, "late", why.detail);
    default: log_.Error("a sheet could not be kept on the board: " + why.detail);
  }
  return Refuse(503, station.nonce, "unavailable", "try again");
}

HttpResponse HubRoutes::GiveBoard(const HttpRequest& request, Admission& station) {
  const std::string query = request.query();
  const std::string code(TextIn(query, "class"));
  if (!IsClassCode(code)) return Refuse(400, station.nonce, "malformed", "of which class?");
  if (!MakeRoomForAnswer(station)) return RefuseForWantOfRoom(station.nonce);
  const std::lock_guard guard(large_message_);
  auto entries = hub_.BoardOf(code);
  if (!entries) return Refuse(503, station.nonce, "unavailable", "try again");
  BoardReply reply{hub_.MakeEnvelope(), MarkOf(*entries), std::nullopt};
  if (TextIn(query, "seen") != reply.mark) reply.sheets = std::move(*entries);
  return Signed(200, station.nonce, Encode(reply));
}

}  // namespace oneflower
