// Who this station is to its hub: its key, and the hub's. Files in the station's data folder that
// only it can read.
#pragma once

#include <filesystem>
#include <string>

#include "shared/base/clock.h"
#include "shared/base/crypto.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "sync/client/transport.h"

namespace oneflower {

struct HubIdentity {
  KeyPair key;          // the station's own
  PublicKey hub_key{};  // pinned at enrolment
  std::string device;   // the station's id
};

// kNotFound where the station was never enrolled.
Result<HubIdentity> LoadIdentityOf(const std::filesystem::path& folder);
bool IsEnrolled(const std::filesystem::path& folder);

// Hands the one-time code in for a place among the hub's stations, and pins the key of the hub that
// the code was made by. kUnauthorized: a hub said that the code is not good; kUnavailable or
// kProtocol: that hub did not answer; kFull, kReadOnly or kIo: the files could not be kept. The key
// pair is made before and kept: the same code may be handed in again.
Result<HubIdentity> Enrol(Transport& transport, const std::filesystem::path& folder,
                          const std::string& code, const std::string& name,
                          const std::string& device, const Clock& clock, Random& random);

}  // namespace oneflower
