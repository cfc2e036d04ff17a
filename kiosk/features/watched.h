// A read of the store that is made again when its key has changed: the store's revision, and what
// else the answer depends on.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "shared/base/log.h"
#include "shared/base/result.h"

namespace oneflower {

template <typename Value, typename Key = int64_t>
class Watched {
 public:
  // The answer of `read`, a function without arguments that returns Result<Value>. It is called if
  // `key` differs from the last call's. Null if the read failed; the log says why.
  template <typename Read>
  const Value* Get(const Key& key, Log& log, Read read) {
    if (key_ != key) {
      key_ = key;
      Result<Value> fresh = read();
      if (!fresh) log.Error("read: " + fresh.error().detail);
      value_ = fresh ? std::optional<Value>(std::move(*fresh)) : std::nullopt;
    }
    return value_ ? &*value_ : nullptr;
  }

 private:
  std::optional<Key> key_;
  std::optional<Value> value_;
};

}  // namespace oneflower
