// Who sent it, and that nobody changed it: RFC 9530 digests, RFC 9421 signatures of requests with
// Ed25519, and the hub's signature of its answers. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/crypto.h"
#include "shared/base/result.h"
#include "sync/protocol/http.h"

namespace oneflower {

struct SignedParts {
  std::string method;  // "POST"
  std::string path;    // "/v1/push"
  std::string query;   // with its question mark; "?" where there is none
  std::string_view body;
};

// `sha-256=:…:` of the body as it is sent.
std::string ContentDigest(std::string_view body);

// How far a request's `created` may be from the hub's clock, in seconds. A replayed push does no
// harm, because seq orders pushes; a replayed feed request would let a listener read on.
inline constexpr int64_t kMaxSignatureAge = 10 * 60;

// What of a request is signed, read off the request itself.
SignedParts PartsOf(const HttpRequest& request);

// The fields content-digest, signature-input and signature for a request. `created` is in seconds;
// the nonce makes two alike requests differ and ties the answer to its request.
Headers SignRequest(const SignedParts& parts, const KeyPair& key, std::string_view key_id,
                    int64_t created, std::string_view nonce);

// The key id a request says it is signed with; empty where it says none.
std::string KeyIdOf(const Headers& headers);

// Whether that key signed the request with this content-digest: all that can be known before its
// body is there. kUnauthorized if the signature is missing, wrong or of another key.
Status VerifyHead(const SignedParts& parts, const Headers& headers, const PublicKey& key);

// Whether the body is the one that was signed. kUnauthorized.
Status VerifyBody(std::string_view body, const Headers& headers);

// Both.
Status VerifyRequest(const SignedParts& parts, const Headers& headers, const PublicKey& key);

// The hub's answers carry this field: an Ed25519 signature of the request's nonce and the body.
inline constexpr std::string_view kReplySignature = "oneflower-signature";
std::string SignReply(const KeyPair& hub_key, std::string_view nonce, std::string_view body);
Status VerifyReply(const PublicKey& hub_key, std::string_view nonce, std::string_view body,
                   std::string_view signature);

// The nonce of a signed request, empty where there is none; when it was made, 0 where it is not
// said. Both count only after VerifyRequest.
std::string NonceOf(const Headers& headers);
int64_t CreatedOf(const Headers& headers);

}  // namespace oneflower
