// The one-time code that lets a station in. Half of it is a secret, half is the fingerprint of the
// hub's key: so the very first contact, too, cannot be with somebody who only claims to be the hub.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/crypto.h"
#include "shared/base/random.h"

namespace oneflower {

// 50 random bits and 50 bits of the key's hash, as people type them: "7KQ2M-XA4TR-9PLWD-CE3GH".
std::string NewEnrolCode(const PublicKey& hub_key, Random& random);

// Capitals without dashes and blanks: the form both sides compare.
std::string PlainEnrolCode(std::string_view typed);

// Was the code made for the hub with this key? `plain` as PlainEnrolCode gives it.
bool CodeIsFor(std::string_view plain, const PublicKey& hub_key);

}  // namespace oneflower
