// All limits and delays of the client, each with its unit and reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace oneflower::tuning {

// A push holds at most this much; the hub refuses more.
inline constexpr size_t kPushEvents = 256;
inline constexpr size_t kPushBytes = 1 << 20;

// How long a feed request may wait at the hub for news, seconds.
inline constexpr int kFeedWaitSeconds = 25;

// Time for a connection, and for a whole push, milliseconds. A feed gets its wait on top.
inline constexpr int kConnectMs = 5'000;
inline constexpr int kRequestMs = 20'000;

// The delay before the next try after `n` failures is drawn from 0 to base * 2^n, at most cap.
inline constexpr int64_t kRetryBaseMs = 1'000;
inline constexpr int64_t kRetryCapMs = 10 * 60 * 1'000;

// An answer longer than this is not our hub's, bytes.
inline constexpr size_t kMaxAnswerBytes = 32 << 20;

}  // namespace oneflower::tuning
