// Starts a program and looks at it from outside: its memory and processor time with all children.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace oneflower::bench {

class Process {
 public:
  // Starts `command` (argv[0] by PATH) in a process group of its own. Its stderr can be read line
  // by line; stdout goes there, too.
  explicit Process(const std::vector<std::string>& command);
  ~Process();  // SIGTERM to the group, SIGKILL after two seconds
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // Waits for a line that contains `text`; false on the end of the output or after `limit`.
  bool WaitForLine(const std::string& text, std::chrono::milliseconds limit) {
    return ReadLine(text, limit).has_value();
  }

  // The same, with the line.
  std::optional<std::string> ReadLine(const std::string& text, std::chrono::milliseconds limit);

  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
  int output_ = -1;
  std::string pending_;
};

// Proportional set size of a process and all its descendants, in bytes.
long long PssOfTree(pid_t root);

// Processor time a process and all its living descendants have used, in milliseconds.
double CpuMsOfTree(pid_t root);

}  // namespace oneflower::bench
