#include "tests/bench/process_tree.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace oneflower::bench {
namespace {

namespace fs = std::filesystem;

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

long long PeakRssOf(pid_t pid) {
  std::ifstream file(fs::path("/proc") / std::to_string(pid) / "status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6)) * 1024;
  }
  return 0;
}

double CpuMsOfTree(pid_t root) {
  long long ticks = 0;
  for (const auto& [pid, stat] : Tree(root)) ticks += stat.ticks;
  return 1000.0 * static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace oneflower::bench
