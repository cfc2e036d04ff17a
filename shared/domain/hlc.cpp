#include "shared/domain/hlc.h"

#include <algorithm>

namespace oneflower {
namespace {

constexpr int64_t kMaxAheadMs = 5 * 60 * 1000;

}  // namespace

Hlc NextStamp(Hlc last, int64_t wall_ms) {
  if (wall_ms > last.ms) return {wall_ms, 0};
  return {last.ms, last.n + 1};
}

Hlc SeenStamp(Hlc last, Hlc foreign, int64_t wall_ms) {
  if (foreign.ms > wall_ms + kMaxAheadMs) foreign = {wall_ms + kMaxAheadMs, 0};
  return std::max(last, foreign);
}

}  // namespace oneflower
