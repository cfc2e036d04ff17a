#include "sync/hub/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "sync/hub/server_limits.h"

namespace oneflower {
namespace {

// A writer whose reader has stopped looks this often whether it is time to end.
constexpr int64_t kLookMs = 100;

}  // namespace

Connection::~Connection() {
  shutdown(socket_, SHUT_RDWR);
  close(socket_);
}

bool Connection::AwaitRequest() {
  if (ends_after_answer_) {
    Swallow();
    return false;
  }
  const int64_t now_ms = clock_.MonotonicMs();
  // Idle time is no exchange: its end is as if the exchange had begun earlier.
  const Pace idle{now_ms - limits::kExchangeMs + limits::kIdleMs, 0};
  if (begin_ == end_ && !AwaitReady(POLLIN, idle)) return false;
  in_ = {clock_.MonotonicMs(), 0};
  out_ = {};
  return end_ms_ == INT64_MAX;
}

ssize_t Connection::Read(char* data, size_t size) {
  if (begin_ == end_) {
    if (in_.bytes >= limits::kMaxRequestBytes || !AwaitReady(POLLIN, in_)) return -1;
    const ssize_t received = recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (received <= 0) return received;
    begin_ = 0;
    end_ = static_cast<size_t>(received);
    in_.bytes += end_;
  }
  const size_t count = std::min(size, end_ - begin_);
  std::copy_n(buffer_.data() + begin_, count, data);
  begin_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::Write(const char* data, size_t size) {
  // The clock of an answer starts with its first byte, not with the request that may have waited.
  if (out_.since_ms == 0) out_.since_ms = clock_.MonotonicMs();
  if (!AwaitReady(POLLOUT, out_)) return -1;
  const ssize_t sent = send(socket_, data, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent > 0) out_.bytes += static_cast<size_t>(sent);
  return sent;
}

void Connection::BeginShutdown() {
  end_ms_ = clock_.MonotonicMs() + limits::kShutdownGraceMs;
  shutdown(socket_, SHUT_RD);  // wakes a reader
}

void Connection::Swallow() {
  shutdown(socket_, SHUT_WR);
  in_ = {clock_.MonotonicMs() - limits::kExchangeMs + limits::kShutdownGraceMs, 0};
  size_t swallowed = 0;
  while (swallowed < limits::kMaxRequestBytes && AwaitReady(POLLIN, in_)) {
    const ssize_t received = recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (received <= 0) return;
    swallowed += static_cast<size_t>(received);
  }
}

bool Connection::AwaitReady(short events, const Pace& pace) const {
  while (true) {
    const int64_t left_ms = LeftMs(pace);
    if (left_ms <= 0) return false;
    pollfd watched{socket_, events, 0};
    const int ready = poll(&watched, 1, static_cast<int>(std::min(left_ms, kLookMs)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

int64_t Connection::LeftMs(const Pace& pace) const {
  const auto earned_ms = static_cast<int64_t>(pace.bytes) / limits::kMinBytesPerMs;
  const int64_t end_ms = pace.since_ms + limits::kExchangeMs + earned_ms;
  return std::min(end_ms, end_ms_.load()) - clock_.MonotonicMs();
}

}  // namespace oneflower
