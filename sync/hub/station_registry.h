// Which stations there are, whose key is whose, and the one-time codes that let new ones in.
//
// Changes happen inside the caller's transaction.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/crypto.h"
#include "shared/base/result.h"
#include "shared/store/database.h"
#include "sync/protocol/messages.h"

namespace oneflower {

struct StationFacts {
  std::string device;
  std::string name;
  bool revoked = false;
  bool forked = false;  // two machines recorded under its name: a copied or restored disk
  int64_t last_seq = 0;
  int64_t last_seen_ms = 0;  // wall
};

class StationRegistry {
 public:
  explicit StationRegistry(Database& database) : database_(database) {}

  // Keeps a code's hash until `expires_ms`, and drops those whose time is over at `now_ms`.
  Status AddCode(std::string_view plain_code, const std::string& name, int64_t expires_ms,
                 int64_t now_ms);

  // Lets the station in, or gives it its new key. A code is for one station and one key: the same
  // request again succeeds, because its response may have been lost. kUnauthorized otherwise.
  Status Enrol(const EnrolRequest& request, int64_t now_ms);

  Result<PublicKey> KeyOf(std::string_view device);  // kNotFound
  Result<bool> IsTrusted(std::string_view device);   // kNotFound
  Status Revoke(std::string_view device);            // kNotFound
  Status MarkForked(std::string_view device);
  Status Seen(std::string_view device, int64_t now_ms);
  Result<std::vector<StationFacts>> All();

 private:
  Database& database_;
};

}  // namespace oneflower
