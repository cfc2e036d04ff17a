// Single values a database keeps about itself: who it is, how far it has come.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/store/database.h"

namespace oneflower {

// Changes happen inside the caller's transaction.
class Meta {
 public:
  explicit Meta(Database& database) : database_(database) {}

  Result<int64_t> Number(std::string_view key);    // 0 where it was never set
  Result<std::string> Text(std::string_view key);  // empty where it was never set
  Result<Hash> HashOf(std::string_view key);       // zeros where it was never set

  template <typename Value>
  Status Set(std::string_view key, const Value& value) {
    return database_.Run("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", key, value);
  }

 private:
  Database& database_;
};

}  // namespace oneflower
