#include "sync/hub/staff_call.h"

#include "shared/base/ids.h"
#include "sync/hub/http_server.h"
#include "sync/hub/hub_folder.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

ErrorKind KindOf(int status) {
  switch (status) {
    case 400:
    case 413: return ErrorKind::kInvalid;
    case 401: return ErrorKind::kUnauthorized;
    case 404: return ErrorKind::kNotFound;
    case 409: return ErrorKind::kConflict;
    default: return ErrorKind::kUnavailable;
  }
}

Result<std::string> TextOf(Result<StaffReply> reply) {
  if (!reply) return std::unexpected(std::move(reply.error()));
  return std::move(reply->text);
}

// The hub's response in words, or an error. Only the hub with our key is believed: another program
// may listen there by now.
Result<std::string> Read(const HttpResponse& response, const KeyPair& key,
                         const std::string& nonce) {
  if (Status ours = VerifyReply(key.public_key(), nonce, response.body,
                                HeaderOf(response.headers, kReplySignature));
      !ours) {
    return std::unexpected(ours.error());
  }
  if (response.status == 200) {
    return TextOf(DecodeStaffReply(response.body));
  }
  const auto error = DecodeErrorReply(response.body);
  if (!error) return std::unexpected(error.error());
  return Fail(KindOf(response.status), error->detail.empty() ? error->error : error->detail);
}

Result<std::string> AskRunningHub(const fs::path& folder, const StaffCommand& act,
                                  const Clock& clock, Random& random) {
  const auto address = AddressFile::Read(folder);
  if (!address) {
    return Fail(ErrorKind::kBusy, "the hub is just starting or ending; try again in a moment");
  }
  const auto key = LoadHubKey(folder);
  if (!key) return std::unexpected(key.error());
  const std::string nonce = NewId(clock.WallMs(), random);
  HttpRequest request{.method = "POST",
                      .target = "/v1/staff",
                      .headers = {{"content-type", "application/json"}},
                      .body = Encode(act)};
  request.headers.merge(
      SignRequest(PartsOf(request), *key, kStaffKeyId, clock.WallMs() / 1000, nonce));
  const auto response = CallHub(*address, request);
  if (!response) return std::unexpected(response.error());
  return Read(*response, *key, nonce);
}

}  // namespace

Result<std::string> SendCommand(const fs::path& folder, const StaffCommand& act, const Clock& clock,
                                Random& random) {
  if (Status fit = CheckTexts(act); !fit) return std::unexpected(fit.error());
  std::error_code ignored;
  if (act.kind != StaffCommand::Kind::kEnrol && !fs::exists(HubDatabaseIn(folder), ignored)) {
    return Fail(ErrorKind::kNotFound, "there is no hub's database in " + folder.string());
  }
  const auto log = MakeSilentLog();
  // The community's setting is not known here, so what is decided now is not published unread.
  const auto hub = Hub::Open({folder, /*publish_at_once=*/false}, clock, random, *log);
  if (hub) return TextOf(RunCommand(**hub, act));
  if (hub.error().kind != ErrorKind::kBusy) return std::unexpected(hub.error());
  return AskRunningHub(folder, act, clock, random);
}

}  // namespace oneflower
