// All limits and delays of the hub's server, each with its unit and reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace oneflower::limits {

// Every waiting station holds one thread. A community has tens of screens, not hundreds; beyond
// kMaxWaiting a feed request is answered at once and told to come back a little later, so that
// pushes and phones always find a free thread.
inline constexpr size_t kThreads = 96;
inline constexpr int kMaxWaiting = 64;
inline constexpr const char* kCrowdedRetrySeconds = "2";

// The longest a feed request may wait, and how often it looks for what a command of staff, another
// process, has recorded meanwhile.
inline constexpr int kMaxWaitSeconds = 25;
inline constexpr std::chrono::milliseconds kLook{200};

// A push as it is sent: 1 MiB of events, hardly compressed, and the message around them.
inline constexpr size_t kMaxPushBody = 2 << 20;

// An idle connection holds a thread and keeps the server from stopping; making a new one costs a
// station nothing it would notice. Seconds.
inline constexpr int kKeepAliveSeconds = 2;
inline constexpr size_t kRequestsAConnection = 100'000;

}  // namespace oneflower::limits
