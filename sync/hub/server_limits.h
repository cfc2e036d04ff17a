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
inline constexpr int64_t kMaxBoardSheetsOfADevice = 1000;

// A request up to its body. A station's has 9 fields and 700 bytes, of which 64 are the longest
// path; browsers of phones send up to 2 KiB, and 30 fields.
inline constexpr size_t kMaxHeadBytes = 16 << 10;
inline constexpr size_t kMaxHeadFields = 64;
inline constexpr size_t kMaxTargetBytes = 1 << 10;

// The whole of a request.
inline constexpr size_t kMaxRequestBytes = kMaxPushBody + kMaxHeadBytes;

// Memory, bytes: all that requests may hold at once. A request that finds no room waits for it a
// little, then it is told to come back. A revoked station still delivers, but takes no room from
// those that are trusted. Beside these one message at a time is unpacked, parsed or built: 50 MiB
// at most for a push of kMaxExpandedBytes with kMaxJsonParts.
inline constexpr size_t kBodiesOfTrusted = 32 << 20;  // 16 of the largest pushes on slow lines
inline constexpr size_t kBodiesOfRevoked = 4 << 20;
inline constexpr size_t kAnswersToTrusted = 48 << 20;
inline constexpr size_t kAnswersToRevoked = 12 << 20;
inline constexpr int64_t kRoomPatienceMs = 5'000;
inline constexpr const char* kNoRoomRetrySeconds = "5";

// An answer while it is built: the longest page of the feed as text (3.3 MiB of events, each byte
// at most two) and packed. Once built it counts as long as it is.
inline constexpr size_t kAnswerBuildBytes = 12 << 20;

// Answers from this length on are packed for those who take gzip.
inline constexpr size_t kMinPackedAnswer = 1 << 10;

// A request has this long to arrive, and an answer to be taken, and longer by a millisecond for
// every kMinBytesPerMs that came through: a full push at 50 kbit/s passes, one that drips does not.
inline constexpr int64_t kExchangeMs = 10'000;
inline constexpr int64_t kMinBytesPerMs = 4;

// An idle connection holds a thread; making a new one costs a station nothing it would notice.
inline constexpr int64_t kIdleMs = 2'000;

// How long the answers under way may take when the server ends.
inline constexpr int64_t kShutdownGraceMs = 500;

}  // namespace oneflower::limits
