// All limits and delays of the hub's server, each with its unit and reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace oneflower::limits {

// Every waiting station holds one thread. A community has tens of screens, not hundreds; beyond
// kMaxWaiting a feed request is answered at once and told to come back a little later, so that
// pushes and phones always find a free thread.
inline constexpr size_t kThreads = 96;
inline constexpr int kMaxWaiting = 64;
inline constexpr const char* kCrowdedRetrySeconds = "2";

// Connections that may wait to be accepted: all stations come back at once when the hub does, and
// one that finds no place tries again only after a second.
inline constexpr int kBacklog = 128;

// The longest a feed request may wait.
inline constexpr int kMaxWaitSeconds = 25;

// A push as it is sent: 1 MiB of events, hardly compressed, and the message around them.
inline constexpr size_t kMaxPushBody = 2 << 20;

// Media that one station may bring, bytes: twenty years of a busy hall. A station that went mad
// does not fill the hub's disk; a full one leaves the log its room by itself (kReservedForTheLog).
inline constexpr int64_t kMaxMediaOfADevice = int64_t{256} << 30;

// Children's sheets of one station on the board: many workshops in two weeks, and 128 MiB at most.
inline constexpr int64_t kMostBoardSheetsOfADevice = 1000;

// The whole of a request: its line and header fields beside the largest body.
inline constexpr size_t kMaxRequestBytes = kMaxPushBody + (64 << 10);

// A request has this long to arrive, and an answer to be taken, and longer by a millisecond for
// every kLeastBytesAMs that came through: a full push at 50 kbit/s passes, one that drips does not.
inline constexpr int64_t kExchangeMs = 10'000;
inline constexpr int64_t kLeastBytesAMs = 4;

// An idle connection holds a thread; making a new one costs a station nothing it would notice.
inline constexpr int64_t kIdleMs = 2'000;

// How long the answers under way may take when the server ends.
inline constexpr int64_t kFarewellMs = 500;

}  // namespace oneflower::limits
