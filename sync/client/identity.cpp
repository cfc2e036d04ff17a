#include "sync/client/identity.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "sync/client/tuning.h"
#include "sync/protocol/messages.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

fs::path KeyFile(const fs::path& folder) { return folder / "station.key"; }
fs::path HubFile(const fs::path& folder) { return folder / "hub.json"; }

Status WritePrivately(const fs::path& file, const std::string& text) {
  const fs::path fresh = file.string() + ".new";
  std::ofstream out(fresh);
  std::error_code error;
  fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, error);
  out << text << '\n';
  out.close();
  if (!out) return Fail(ErrorKind::kIo, "cannot write " + file.string());
  fs::rename(fresh, file, error);
  return error ? Status(Fail(ErrorKind::kIo, error.message())) : Status();
}

Result<KeyPair> LoadOrMakeKey(const fs::path& folder, Random& random) {
  std::ifstream in(KeyFile(folder));
  std::string hex;
  if (in >> hex) {
    const auto seed = ArrayFromHex<32>(hex);
    if (!seed) return Fail(ErrorKind::kCorrupt, "the station's key file is damaged");
    return KeyPair(*seed);
  }
  const KeyPair key = KeyPair::Generate(random);
  if (Status kept = WritePrivately(KeyFile(folder), ToHex(key.seed())); !kept) {
    return std::unexpected(kept.error());
  }
  return key;
}

}  // namespace

Result<HubIdentity> LoadIdentityOf(const fs::path& folder) {
  std::ifstream key_file(KeyFile(folder));
  std::ifstream hub_file(HubFile(folder));
  std::string hex;
  if (!(key_file >> hex) || !hub_file) return Fail(ErrorKind::kNotFound, "not enrolled");
  const auto seed = ArrayFromHex<32>(hex);
  const auto json = nlohmann::json::parse(hub_file, nullptr, false);
  const auto hub_key =
      ArrayFromHex<32>(json.is_object() ? json.value("hub_key", std::string()) : std::string());
  if (!seed || !hub_key) return Fail(ErrorKind::kCorrupt, "the enrolment files are damaged");
  return HubIdentity{KeyPair(*seed), *hub_key, json.value("device", std::string())};
}

bool IsEnrolled(const fs::path& folder) { return LoadIdentityOf(folder).has_value(); }

Result<HubIdentity> Enrol(Transport& transport, const fs::path& folder, const std::string& code,
                          const std::string& name, const std::string& device, Random& random) {
  const auto key = LoadOrMakeKey(folder, random);
  if (!key) return std::unexpected(key.error());
  const auto response =
      transport.Send({.method = "POST",
                      .target = "/v1/enrol",
                      .headers = {{"content-type", "application/json"}},
                      .body = Encode(EnrolRequest{code, device, name, key->public_key()}),
                      .timeout_ms = tuning::kRequestMs});
  if (!response) return std::unexpected(response.error());
  if (response->status == 403)
    return Fail(ErrorKind::kUnauthorized, "the hub does not know this code");
  if (response->status != 200) return Fail(ErrorKind::kProtocol, "no hub answered");
  const auto reply = DecodeEnrolReply(response->body);
  if (!reply) return std::unexpected(reply.error());
  // The answer proves that it comes from the holder of the key it names, for this very code.
  const auto signature = response->headers.find(kReplySignature);
  const std::string given = signature != response->headers.end() ? signature->second : "";
  if (Status valid = VerifyReply(reply->hub_key, code, response->body, given); !valid) {
    return std::unexpected(valid.error());
  }
  const nlohmann::json facts = {{"hub_key", ToHex(reply->hub_key)}, {"device", device}};
  if (Status kept = WritePrivately(HubFile(folder), facts.dump()); !kept) {
    return std::unexpected(kept.error());
  }
  return HubIdentity{*key, reply->hub_key, device};
}

}  // namespace oneflower
