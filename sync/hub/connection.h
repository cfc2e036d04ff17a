// One connection of the server, with the bounds that keep it from holding a thread for good: how
// slowly a request may come in, how large it may be, how slowly its answer may be taken.
//
// One thread serves it; BeginShutdown may come from any other.
#pragma once

#include <sys/types.h>

#include <array>
#include <atomic>
#include <cstdint>

#include "shared/base/clock.h"

namespace oneflower {

class Connection {
 public:
  // Takes the socket over.
  Connection(int socket, const Clock& clock) : socket_(socket), clock_(clock) {}
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Waits for the first byte of a request and starts its bounds. False where none came in time, or
  // the other side has gone, or it is time to end.
  bool AwaitRequest();

  // Like recv and send: bytes, 0 at the end, -1 where a bound is passed or the connection is
  // broken.
  ssize_t Read(char* data, size_t size);
  ssize_t Write(const char* data, size_t size);

  // The request was not read to its end, so the next one cannot be found. After the answer the
  // connection ends; what is still coming is swallowed for a moment, because closing on it would
  // make the system throw the answer away.
  void EndAfterAnswer() { ends_after_answer_ = true; }

  // From any thread. No further request is read; an answer under way has kShutdownGraceMs left.
  void BeginShutdown();

 private:
  // How far one direction of an exchange has come.
  struct Pace {
    int64_t since_ms = 0;  // monotonic
    size_t bytes = 0;
  };

  bool AwaitReady(short events, const Pace& pace) const;
  int64_t LeftMs(const Pace& pace) const;
  void Swallow();

  int socket_;
  const Clock& clock_;
  Pace in_;
  Pace out_;
  bool ends_after_answer_ = false;
  std::atomic<int64_t> end_ms_ = INT64_MAX;  // monotonic
  std::array<char, 4096> buffer_{};
  size_t begin_ = 0;  // of what was received and not yet read
  size_t end_ = 0;
};

}  // namespace oneflower
