// A program of ours as another process: started, listened to, stopped and killed from outside.
#pragma once

#include <sys/types.h>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace oneflower {

// Linux only. Used from one thread, which ends after it: the program is asked to end with it.
class Process {
 public:
  using Ms = std::chrono::milliseconds;

  // Starts `command` (its first part by PATH) in a process group of its own.
  explicit Process(const std::vector<std::string>& command);
  ~Process();  // SIGTERM to the group, SIGKILL after five seconds
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // The next line of stdout or stderr that contains `text`. Nothing where both end before, or
  // after `limit`.
  std::optional<std::string> ReadLine(const std::string& text, Ms limit);

  // The exit code, or minus the signal that ended it; from then on out() and err() are complete.
  // Nothing where it still runs after `limit`.
  std::optional<int> WaitForEnd(Ms limit);

  void Kill();           // SIGKILL: what a power cut is to a program
  void Send(int signal)  // SIGTERM, SIGSTOP, SIGCONT …
      const;

  // All that was read so far.
  const std::string& out() const { return streams_[0].text; }
  const std::string& err() const { return streams_[1].text; }

  pid_t pid() const { return pid_; }

 private:
  struct Stream {
    int descriptor = -1;  // -1: at its end
    std::string text;
    size_t looked_at = 0;  // lines before were given out or passed over
  };

  static std::optional<std::string> NextLine(Stream& stream, const std::string& text);
  bool Listen(Ms limit);
  bool HasEnded(int flags);

  pid_t pid_ = -1;
  std::optional<int> code_;
  std::array<Stream, 2> streams_;
};

}  // namespace oneflower
