#include "tests/support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace oneflower {
namespace {

using SteadyClock = std::chrono::steady_clock;
using Ms = Process::Ms;

// How long a program may take to end when it is asked to.
constexpr Ms kPatience{5'000};
// A process that ended is noticed after this time at the latest, though something it left behind
// holds its outputs open.
constexpr Ms kLook{20};

Ms Left(SteadyClock::time_point deadline) {
  return std::max(Ms(0), std::chrono::duration_cast<Ms>(deadline - SteadyClock::now()));
}

}  // namespace

Process::Process(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
  arguments.push_back(nullptr);
  int out[2] = {-1, -1};
  int err[2] = {-1, -1};
  if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0) return;
  pid_ = fork();
  if (pid_ == 0) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);  // nothing is left behind by a test that was broken off
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  close(out[1]);
  close(err[1]);
  streams_[0].descriptor = out[0];
  streams_[1].descriptor = err[0];
}

Process::~Process() {
  if (!HasEnded(WNOHANG)) {
    Send(SIGTERM);
    if (!WaitForEnd(kPatience)) Kill();
  }
  for (const Stream& stream : streams_) {
    if (stream.descriptor >= 0) close(stream.descriptor);
  }
}

std::optional<std::string> Process::ReadLine(const std::string& text, Ms limit) {
  const auto deadline = SteadyClock::now() + limit;
  for (bool more = true;;) {
    for (Stream& stream : streams_) {
      if (auto line = NextLine(stream, text)) return line;
    }
    if (!more || SteadyClock::now() >= deadline) return std::nullopt;
    more = Listen(Left(deadline));
  }
}

std::optional<int> Process::WaitForEnd(Ms limit) {
  const auto deadline = SteadyClock::now() + limit;
  while (!HasEnded(WNOHANG)) {
    if (SteadyClock::now() >= deadline) return std::nullopt;
    if (!Listen(std::min(kLook, Left(deadline)))) poll(nullptr, 0, static_cast<int>(kLook.count()));
  }
  while (Listen(Ms(0))) continue;
  return code_;
}

void Process::Kill() {
  Send(SIGKILL);
  HasEnded(0);
}

void Process::Send(int signal) const {
  if (pid_ > 0 && !code_) kill(-pid_, signal);
}

std::optional<std::string> Process::NextLine(Stream& stream, const std::string& text) {
  for (size_t end = stream.text.find('\n', stream.looked_at); end != std::string::npos;
       end = stream.text.find('\n', stream.looked_at)) {
    std::string line = stream.text.substr(stream.looked_at, end - stream.looked_at);
    stream.looked_at = end + 1;
    if (line.contains(text)) return line;
  }
  return std::nullopt;
}

// Takes in what was said; waits for it at most `limit`. False where there is nothing more to come,
// and for a `limit` of zero also where there is nothing more yet.
bool Process::Listen(Ms limit) {
  std::array<pollfd, 2> waiting{};
  for (size_t i = 0; i < streams_.size(); ++i) waiting[i] = {streams_[i].descriptor, POLLIN, 0};
  const int ready = poll(waiting.data(), waiting.size(), static_cast<int>(limit.count()));
  if (ready <= 0) {
    const bool open = streams_[0].descriptor >= 0 || streams_[1].descriptor >= 0;
    return open && limit > Ms(0);
  }
  for (size_t i = 0; i < streams_.size(); ++i) {
    if (waiting[i].revents == 0) continue;
    Stream& stream = streams_[i];
    std::array<char, 4096> buffer{};
    const ssize_t got = read(stream.descriptor, buffer.data(), buffer.size());
    if (got > 0) {
      stream.text.append(buffer.data(), static_cast<size_t>(got));
    } else {
      close(std::exchange(stream.descriptor, -1));
    }
  }
  return true;
}

bool Process::HasEnded(int flags) {
  if (pid_ <= 0 || code_) return true;
  int status = 0;
  if (waitpid(pid_, &status, flags) != pid_) return false;
  code_ = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  return true;
}

}  // namespace oneflower
