// Lines for staff: what happened, never who said what. No text of a proposal, no name, no code.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace oneflower {

// Where log lines go. Safe from every thread.
class Log {
 public:
  virtual ~Log() = default;
  virtual void Info(std::string_view line) = 0;
  virtual void Warn(std::string_view line) = 0;
  virtual void Error(std::string_view line) = 0;
};

// To stderr, and to `file` when it is not empty (three files of 1 MiB in turn). A file that cannot
// be written is reported once on stderr and then done without.
std::unique_ptr<Log> MakeLog(std::string_view program, const std::string& file);

// Swallows everything.
std::unique_ptr<Log> MakeSilentLog();

}  // namespace oneflower
