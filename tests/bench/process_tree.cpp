#include "tests/bench/process_tree.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

namespace oneflower::bench {
namespace {

namespace fs = std::filesystem;
using Ms = std::chrono::milliseconds;

struct Stat {
  pid_t parent = 0;
  long long ticks = 0;  // user and system time
};

// Fields 4, 14 and 15 of /proc/PID/stat; the name in field 2 may hold anything, even brackets.
bool ReadStat(const fs::path& folder, Stat& stat) {
  std::ifstream file(folder / "stat");
  std::string line;
  if (!std::getline(file, line)) return false;
  std::istringstream rest(line.substr(line.rfind(')') + 2));
  std::string skipped;
  long long user = 0;
  long long system = 0;
  rest >> skipped >> stat.parent;
  for (int field = 5; field <= 13; ++field) rest >> skipped;
  rest >> user >> system;
  stat.ticks = user + system;
  return true;
}

std::map<pid_t, Stat> Tree(pid_t root) {
  std::map<pid_t, Stat> all;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    Stat stat;
    if (name.find_first_not_of("0123456789") == std::string::npos && ReadStat(entry, stat)) {
      all[std::stoi(name)] = stat;
    }
  }
  std::map<pid_t, Stat> tree;
  if (all.contains(root)) tree[root] = all[root];
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& [pid, stat] : all) {
      if (tree.contains(stat.parent) && tree.emplace(pid, stat).second) grown = true;
    }
  }
  return tree;
}

}  // namespace

Process::Process(const std::vector<std::string>& command) {
  int ends[2] = {-1, -1};
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  std::vector<char*> arguments;
  for (const std::string& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
  arguments.push_back(nullptr);
  pid_ = fork();
  if (pid_ == 0) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG,
          SIGTERM);  // nothing is left behind by a measurement that was broken off
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  close(ends[1]);
  output_ = ends[0];
}

Process::~Process() {
  if (pid_ > 0) {
    kill(-pid_, SIGTERM);
    for (int i = 0; i < 40 && waitpid(pid_, nullptr, WNOHANG) == 0; ++i) {
      std::this_thread::sleep_for(Ms(50));
    }
    kill(-pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  if (output_ >= 0) close(output_);
}

std::optional<std::string> Process::ReadLine(const std::string& text, Ms limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  for (;;) {
    for (size_t end = pending_.find('\n'); end != std::string::npos; end = pending_.find('\n')) {
      std::string line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      if (line.find(text) != std::string::npos) return line;
    }
    const auto left = std::chrono::duration_cast<Ms>(deadline - std::chrono::steady_clock::now());
    pollfd waiting{output_, POLLIN, 0};
    if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) {
      return std::nullopt;
    }
    char buffer[4096];
    const ssize_t got = read(output_, buffer, sizeof buffer);
    if (got <= 0) return std::nullopt;
    pending_.append(buffer, static_cast<size_t>(got));
  }
}

long long PssOfTree(pid_t root) {
  long long bytes = 0;
  for (const auto& [pid, stat] : Tree(root)) {
    std::ifstream file(fs::path("/proc") / std::to_string(pid) / "smaps_rollup");
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("Pss:")) bytes += std::stoll(line.substr(4)) * 1024;
    }
  }
  return bytes;
}

double CpuMsOfTree(pid_t root) {
  long long ticks = 0;
  for (const auto& [pid, stat] : Tree(root)) ticks += stat.ticks;
  return 1000.0 * static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace oneflower::bench
