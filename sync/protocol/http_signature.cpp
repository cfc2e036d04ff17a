#include "sync/protocol/http_signature.h"

#include <fmt/format.h>

#include <charconv>

namespace oneflower {
namespace {

constexpr std::string_view kComponents = R"(("@method" "@path" "@query" "content-digest"))";
constexpr std::string_view kLabel = "oneflower=";

// RFC 9421, section 2.5: a line for each component, then the parameters.
std::string SignatureBase(const SignedParts& parts, std::string_view digest,
                          std::string_view parameters) {
  return fmt::format(
      "\"@method\": {}\n\"@path\": {}\n\"@query\": {}\n\"content-digest\": {}\n"
      "\"@signature-params\": {}",
      parts.method, parts.path, parts.query, digest, parameters);
}

// The parameters after our label: `(…);created=…;…`.
std::string ParametersOf(const Headers& headers) {
  const std::string input = HeaderOf(headers, "signature-input");
  if (!input.starts_with(kLabel)) return {};
  return input.substr(kLabel.size());
}

std::string QuotedParameter(const std::string& parameters, std::string_view name) {
  const std::string begin = fmt::format(";{}=\"", name);
  const size_t at = parameters.find(begin);
  if (at == std::string::npos) return {};
  const size_t from = at + begin.size();
  const size_t to = parameters.find('"', from);
  return to == std::string::npos ? std::string() : parameters.substr(from, to - from);
}

Result<Signature> SignatureFrom(std::string_view base64) {
  const auto bytes = FromBase64(base64);
  if (!bytes || bytes->size() != std::tuple_size_v<Signature>) {
    return Fail(ErrorKind::kUnauthorized, "no signature");
  }
  Signature signature{};
  std::copy(bytes->begin(), bytes->end(), signature.begin());
  return signature;
}

std::string ReplyBase(std::string_view nonce, std::string_view body) {
  return fmt::format("oneflower reply\n{}\n{}", nonce, ContentDigest(body));
}

}  // namespace

std::string ContentDigest(std::string_view body) {
  return fmt::format("sha-256=:{}:", ToBase64(Sha256Of(AsBytes(body))));
}

Headers SignRequest(const SignedParts& parts, const KeyPair& key, std::string_view key_id,
                    int64_t created, std::string_view nonce) {
  const std::string digest = ContentDigest(parts.body);
  const std::string parameters =
      fmt::format("{};created={};nonce=\"{}\";keyid=\"{}\";alg=\"ed25519\"", kComponents, created,
                  nonce, key_id);
  const Signature signature = key.Sign(AsBytes(SignatureBase(parts, digest, parameters)));
  return {{"content-digest", digest},
          {"signature-input", std::string(kLabel) + parameters},
          {"signature", fmt::format("{}:{}:", kLabel, ToBase64(signature))}};
}

std::string KeyIdOf(const Headers& headers) {
  return QuotedParameter(ParametersOf(headers), "keyid");
}

std::string NonceOf(const Headers& headers) {
  return QuotedParameter(ParametersOf(headers), "nonce");
}

int64_t CreatedOf(const Headers& headers) {
  constexpr std::string_view kBegin = ";created=";
  const std::string parameters = ParametersOf(headers);
  const size_t at = parameters.find(kBegin);
  if (at == std::string::npos) return 0;
  int64_t created = 0;
  const char* from = parameters.data() + at + kBegin.size();
  std::from_chars(from, parameters.data() + parameters.size(), created);
  return created;
}

SignedParts PartsOf(const HttpRequest& request) {
  return {request.method, request.path(), request.query(), request.body};
}

Status VerifyHead(const SignedParts& parts, const Headers& headers, const PublicKey& key) {
  const std::string parameters = ParametersOf(headers);
  if (!parameters.starts_with(kComponents)) {
    return Fail(ErrorKind::kUnauthorized, "the signature covers other parts than ours");
  }
  const std::string field = HeaderOf(headers, "signature");
  const std::string begin = std::string(kLabel) + ":";
  if (!field.starts_with(begin) || !field.ends_with(':') || field.size() <= begin.size()) {
    return Fail(ErrorKind::kUnauthorized, "no signature");
  }
  const auto signature =
      SignatureFrom(std::string_view(field).substr(begin.size(), field.size() - begin.size() - 1));
  if (!signature) return std::unexpected(signature.error());
  const std::string base = SignatureBase(parts, HeaderOf(headers, "content-digest"), parameters);
  if (!Verify(key, AsBytes(base), *signature)) {
    return Fail(ErrorKind::kUnauthorized, "the signature does not fit");
  }
  return {};
}

Status VerifyBody(std::string_view body, const Headers& headers) {
  if (EqualInConstantTime(HeaderOf(headers, "content-digest"), ContentDigest(body))) return {};
  return Fail(ErrorKind::kUnauthorized, "the digest does not fit the body");
}

Status VerifyRequest(const SignedParts& parts, const Headers& headers, const PublicKey& key) {
  const Status head = VerifyHead(parts, headers, key);
  return head ? VerifyBody(parts.body, headers) : head;
}

std::string SignReply(const KeyPair& hub_key, std::string_view nonce, std::string_view body) {
  return ToBase64(hub_key.Sign(AsBytes(ReplyBase(nonce, body))));
}

Status VerifyReply(const PublicKey& hub_key, std::string_view nonce, std::string_view body,
                   std::string_view signature) {
  const auto parsed = SignatureFrom(signature);
  if (parsed && Verify(hub_key, AsBytes(ReplyBase(nonce, body)), *parsed)) return {};
  return Fail(ErrorKind::kProtocol, "the answer is not signed by our hub");
}

}  // namespace oneflower
