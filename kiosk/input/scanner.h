// A code scanner. To the system it is a keyboard: it types what it has read, fast, and ends with
// the enter key; so it needs no driver, and is found whenever it is plugged in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace oneflower {

// One thread. Keeps nothing once a code is complete or its time is over.
class Scanner {
 public:
  // Between two pieces of one code; slower is somebody at a keyboard.
  static constexpr int64_t kPauseMs = 200;
  // In bytes; no address of a story is as long.
  static constexpr size_t kLongest = 512;

  static constexpr std::string_view kEnter = "\n";

  // A piece as it is typed, or kEnter, at a monotonic time. The code, once it is complete.
  std::optional<std::string> Add(std::string_view typed, int64_t now_ms);

 private:
  std::string code_;
  int64_t last_ms_ = 0;
  bool too_long_ = false;
};

}  // namespace oneflower
