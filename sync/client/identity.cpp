#include "sync/client/identity.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "shared/base/ids.h"
#include "shared/base/json_text.h"
#include "shared/base/private_file.h"
#include "sync/client/tuning.h"
#include "sync/protocol/enrol_code.h"
#include "sync/protocol/http_signature.h"
#include "sync/protocol/messages.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

fs::path KeyFile(const fs::path& folder) { return folder / "station.key"; }
fs::path HubFile(const fs::path& folder) { return folder / "hub.json"; }

Result<KeyPair> LoadOrMakeKey(const fs::path& folder, Random& random) {
  std::ifstream in(KeyFile(folder));
  std::string hex;
  if (in >> hex) {
    const auto seed = ArrayFromHex<32>(hex);
    if (!seed) return Fail(ErrorKind::kCorrupt, "the station's key file is damaged");
    return KeyPair(*seed);
  }
  const KeyPair key = KeyPair::Generate(random);
  if (Status kept = WritePrivateFile(KeyFile(folder), ToHex(key.seed()) + "\n"); !kept) {
    return std::unexpected(kept.error());
  }
  return key;
}

std::string TextIn(const nlohmann::json& json, const char* key) {
  const bool there = json.is_object() && json.contains(key) && json[key].is_string();
  return there ? json[key].get<std::string>() : std::string();
}

// A hub says that it does not know the code. Whoever else forbids it stands in the way for now.
Error WhyRefused(const HttpResponse& response) {
  const auto error = DecodeErrorReply(response.body);
  if (response.status == 403 && error && error->error == "bad_code") {
    return {ErrorKind::kUnauthorized, "the hub does not know this code"};
  }
  const std::string what = error ? error->error : "no answer of a hub";
  return {ErrorKind::kProtocol, fmt::format("status {}: {}", response.status, what)};
}

}  // namespace

Result<HubIdentity> LoadIdentityOf(const fs::path& folder) {
  std::ifstream key_file(KeyFile(folder));
  std::ifstream hub_file(HubFile(folder));
  std::string hex;
  if (!(key_file >> hex) || !hub_file) return Fail(ErrorKind::kNotFound, "not enrolled");
  const auto seed = ArrayFromHex<32>(hex);
  const auto json = ParseJson(std::string(std::istreambuf_iterator<char>(hub_file), {}));
  const auto hub_key = ArrayFromHex<32>(TextIn(json, "hub_key"));
  const std::string device = TextIn(json, "device");
  if (!seed || !hub_key || !IsId(device)) {
    return Fail(ErrorKind::kCorrupt, "the enrolment files are damaged");
  }
  return HubIdentity{KeyPair(*seed), *hub_key, device};
}

bool IsEnrolled(const fs::path& folder) { return LoadIdentityOf(folder).has_value(); }

Result<HubIdentity> Enrol(Transport& transport, const fs::path& folder, const std::string& code,
                          const std::string& name, const std::string& device, const Clock& clock,
                          Random& random) {
  const auto key = LoadOrMakeKey(folder, random);
  if (!key) return std::unexpected(key.error());
  const std::string plain = PlainEnrolCode(code);
  const std::string nonce = NewId(clock.WallMs(), random);
  HttpRequest request{.method = "POST",
                      .target = "/v1/enrol",
                      .headers = {{"content-type", "application/json"}},
                      .body = Encode(EnrolRequest{plain, device, name, key->public_key()}),
                      .timeout_ms = tuning::kSilenceMs};
  request.headers.merge(SignRequest(PartsOf(request), *key, device, clock.WallMs() / 1000, nonce));
  const auto response = transport.Send(request);
  if (!response) return std::unexpected(response.error());
  if (response->status != 200) return std::unexpected(WhyRefused(*response));
  const auto reply = DecodeEnrolReply(response->body);
  if (!reply) return std::unexpected(reply.error());
  if (!CodeIsFor(plain, reply->hub_key)) {
    return Fail(ErrorKind::kProtocol, "another hub answered than the one that gave the code");
  }
  if (Status valid = VerifyReply(reply->hub_key, nonce, response->body,
                                 HeaderOf(response->headers, kReplySignature));
      !valid) {
    return std::unexpected(valid.error());
  }
  const nlohmann::json facts = {{"hub_key", ToHex(reply->hub_key)}, {"device", device}};
  if (Status kept = WritePrivateFile(HubFile(folder), ToText(facts) + "\n"); !kept) {
    return std::unexpected(kept.error());
  }
  return HubIdentity{*key, reply->hub_key, device};
}

}  // namespace oneflower
