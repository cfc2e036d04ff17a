// A real hub as a process of its own, on a free port, for what is measured over HTTP.
#pragma once

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tests/bench/process_tree.h"
#include "tests/support/process.h"

namespace oneflower::bench {

// Ends the measurement, and the hub with it.
[[noreturn]] inline void GiveUp(const std::string& why) { throw std::runtime_error(why); }

class HubProcess {
 public:
  static constexpr std::chrono::seconds kHubStart{30};

  HubProcess(std::string program, std::filesystem::path data)
      : program_(std::move(program)),
        data_(std::move(data)),
        process_({program_, "serve", "--data", data_.string(), "--listen", "127.0.0.1:0",
                  "--assets", ONEFLOWER_SOURCE_DIR "/assets"}) {
    constexpr std::string_view kSays = "listening on ";
    const auto line = process_.ReadLine(std::string(kSays), kHubStart);
    if (!line) GiveUp("the hub does not start");
    url_ = "http://" + line->substr(line->find(kSays) + kSays.size());
  }

  const std::string& url() const { return url_; }
  int port() const { return std::stoi(url_.substr(url_.rfind(':') + 1)); }
  pid_t pid() const { return process_.pid(); }
  double CpuMs() const { return CpuMsOfTree(process_.pid()); }
  std::string EnrolCode(const std::string& name) const {
    const std::string out = Command({"enrol", "--name", name});
    return out.substr(0, out.find('\n'));
  }

  // What a command of the staff beside the running hub prints.
  std::string Command(const std::vector<std::string>& words) const {
    std::vector<std::string> all{program_};
    all.insert(all.end(), words.begin(), words.end());
    all.insert(all.end(), {"--data", data_.string()});
    Process command(all);
    if (command.WaitForEnd(kHubStart) != 0) GiveUp("the hub refuses: " + command.err());
    return command.out();
  }

 private:
  std::string program_;
  std::filesystem::path data_;
  Process process_;
  std::string url_;
};

}  // namespace oneflower::bench
