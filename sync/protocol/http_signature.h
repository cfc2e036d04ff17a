// Who sent it, and that nobody changed it: RFC 9530 digests, RFC 9421 signatures of requests with
// Ed25519, and the hub's signature of its answers. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "shared/base/crypto.h"
#include "shared/base/result.h"

namespace oneflower {

// Header fields by their lower-case names.
using Headers = std::map<std::string, std::string, std::less<>>;

struct SignedParts {
  std::string method;  // "POST"
  std::string path;    // "/v1/push"
  std::string query;   // with its question mark; "?" where there is none
  std::string_view body;
};

// `sha-256=:…:` of the body as it is sent.
std::string ContentDigest(std::string_view body);

// The fields content-digest, signature-input and signature for a request. `created` is in seconds;
// a nonce only makes two alike requests differ: a replay does no harm, because seq orders pushes.
Headers SignRequest(const SignedParts& parts, const KeyPair& key, std::string_view key_id,
                    int64_t created, std::string_view nonce);

// The key id a request says it is signed with; empty where it says none.
std::string KeyIdOf(const Headers& headers);

// kUnauthorized where digest or signature are missing, wrong or of another key.
Status VerifyRequest(const SignedParts& parts, const Headers& headers, const PublicKey& key);

// The hub's answers carry this field: an Ed25519 signature of the request's nonce and the body.
inline constexpr std::string_view kReplySignature = "oneflower-signature";
std::string SignReply(const KeyPair& hub_key, std::string_view nonce, std::string_view body);
Status VerifyReply(const PublicKey& hub_key, std::string_view nonce, std::string_view body,
                   std::string_view signature);

// The nonce of a signed request; empty where there is none.
std::string NonceOf(const Headers& headers);

}  // namespace oneflower
