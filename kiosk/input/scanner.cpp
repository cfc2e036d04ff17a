#include "kiosk/input/scanner.h"

#include <utility>

#include "kiosk/input/wiped_memory.h"

namespace oneflower {

std::optional<std::string> Scanner::Add(std::string_view typed, int64_t now_ms) {
  if (now_ms - last_ms_ > kPauseMs) {
    WipeMemory(code_);
    too_long_ = false;
  }
  last_ms_ = now_ms;
  if (typed != kEnter) {
    too_long_ = too_long_ || code_.size() + typed.size() > kLongest;
    if (!too_long_) code_ += typed;
    return std::nullopt;
  }
  std::string code = code_;
  WipeMemory(code_);
  if (std::exchange(too_long_, false) || code.empty()) return std::nullopt;
  return code;
}

}  // namespace oneflower
