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

// Time for a connection; the longest silence on one, on top of what a feed may wait; and the time
// for a whole exchange, long enough for a full push at 50 kbit/s. Milliseconds.
inline constexpr int kConnectMs = 5'000;
inline constexpr int kSilenceMs = 20'000;
inline constexpr int kExchangeMs = 5 * 60 * 1'000;

// The delay before the next try after `n` failures is drawn from 0 to base * 2^n, at most cap.
inline constexpr int64_t kRetryBaseMs = 1'000;
inline constexpr int64_t kRetryCapMs = 10 * 60 * 1'000;

// The pusher looks into the queue this often without being nudged.
inline constexpr int64_t kLookAgainMs = 60'000;

// A medium that the hub refuses or lacks, or that finds no room here, is looked at again after this
// time at the latest; so many that it lacks are asked for in a row before others get their turn.
inline constexpr int64_t kPutOffMs = 10 * 60'000;
inline constexpr int kMissesInARow = 32;

// A child's sheet is put on the board once nobody has touched it for so long; while somebody looks
// at the board of a class the hub is asked this often; and a workshop does not wait for longer than
// this once the hub is back.
inline constexpr int64_t kSettleMs = 3'000;
inline constexpr int64_t kLookAtBoardMs = 5'000;
inline constexpr int64_t kBoardRetryCapMs = 30'000;

// Header fields of an answer, bytes. Its body is bounded by kMaxAnswerBytes (messages.h).
inline constexpr size_t kMaxHeaderBytes = 64 << 10;

}  // namespace oneflower::tuning
