#include "kiosk/input/voice_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "kiosk/input/wiped_memory.h"

extern char** environ;

namespace oneflower {
namespace {

constexpr size_t kMostBytes = size_t{32} << 20;  // twelve minutes
constexpr int kLookMs = 50;                      // between two looks at `cancelled`
constexpr size_t kWaveHeader = 44;

// One end of a pair of sockets: writing to a process that is gone then fails instead of killing.
class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  void Close() {
    if (value_ >= 0) close(std::exchange(value_, -1));
  }
  void Set(int value) {
    Close();
    value_ = value;
  }
  int get() const { return value_; }

 private:
  int value_;
};

// A child that is killed and buried when it is given up.
class Child {
 public:
  Child() = default;
  ~Child() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Its stdin and stdout are the other ends.
  Status Start(const std::vector<std::string>& command, Descriptor& in, Descriptor& out) {
    std::array<int, 2> to{};
    std::array<int, 2> from{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, to.data()) != 0) {
      return Fail(ErrorKind::kUnavailable, "voice: no sockets");
    }
    in.Set(to[0]);
    const Descriptor child_in(to[1]);
    if (pipe2(from.data(), O_CLOEXEC) != 0) return Fail(ErrorKind::kUnavailable, "voice: no pipe");
    out.Set(from[0]);
    const Descriptor child_out(from[1]);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, child_in.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, child_out.get(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    const int code = posix_spawnp(&pid_, words[0], &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (code == 0) return {};
    pid_ = -1;
    return Fail(ErrorKind::kNotFound, "voice: " + command[0] + ": " + std::strerror(code));
  }

  // After it closed its output. Zero: it ended well.
  int Bury() {
    int code = 0;
    waitpid(std::exchange(pid_, -1), &code, 0);
    return code;
  }

 private:
  pid_t pid_ = -1;
};

// Grows without leaving what it held behind.
void Append(std::vector<uint8_t>& bytes, const uint8_t* more, size_t count) {
  if (bytes.size() + count > bytes.capacity()) {
    std::vector<uint8_t> larger;
    larger.reserve(std::max(bytes.capacity() * 2, size_t{1} << 18));
    larger.insert(larger.end(), bytes.begin(), bytes.end());
    std::swap(larger, bytes);
    WipeMemory(larger);
  }
  bytes.insert(bytes.end(), more, more + count);
}

// Writes what the process takes and reads what it gives, until it closes its output.
Status Converse(Descriptor& in, const Descriptor& out, std::string_view text,
                std::vector<uint8_t>& bytes, const std::atomic<bool>& cancelled, int64_t end_ms,
                const Clock& clock) {
  std::array<uint8_t, 16'384> block{};
  while (true) {
    if (cancelled) return Fail(ErrorKind::kUnavailable, "voice: cancelled");
    if (clock.MonotonicMs() > end_ms) return Fail(ErrorKind::kUnavailable, "voice: it hangs");
    if (text.empty()) in.Close();
    std::array<pollfd, 2> ends = {pollfd{out.get(), POLLIN, 0}, pollfd{in.get(), POLLOUT, 0}};
    poll(ends.data(), in.get() >= 0 ? 2 : 1, kLookMs);
    if (in.get() >= 0 && (ends[1].revents & (POLLOUT | POLLERR | POLLHUP)) != 0) {
      const ssize_t sent = send(in.get(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0) text.remove_prefix(static_cast<size_t>(sent));
      if (sent < 0 && errno != EAGAIN && errno != EINTR) in.Close();
    }
    if ((ends[0].revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
    const ssize_t count = read(out.get(), block.data(), block.size());
    if (count == 0) return {};
    if (count < 0 && errno != EINTR) return Fail(ErrorKind::kUnavailable, "voice: cannot be read");
    if (count > 0) Append(bytes, block.data(), static_cast<size_t>(count));
    if (bytes.size() > kMostBytes) return Fail(ErrorKind::kUnavailable, "voice: it does not end");
  }
}

int RateOf(const std::vector<uint8_t>& wave) {
  return wave[24] | wave[25] << 8 | wave[26] << 16 | wave[27] << 24;
}

}  // namespace

Result<SpokenSamples> Synthesize(const VoiceOptions& options, const SpokenPart& part,
                                 int words_a_minute, const std::atomic<bool>& cancelled,
                                 const Clock& clock) {
  // The voice called cmn reads Han as English letters in Debian 12 (espeak-ng#1236).
  const char* voice = part.language == SpokenLanguage::kChinese ? "cmn-latn-pinyin" : "en";
  const std::string speed = std::to_string(words_a_minute);
  Descriptor in;
  Descriptor out;
  Child child;
  if (Status started = child.Start(
          {options.program, "--stdin", "--stdout", "-b", "1", "-v", voice, "-s", speed}, in, out);
      !started) {
    return std::unexpected(started.error());
  }
  std::vector<uint8_t> wave;
  const int64_t end_ms = clock.MonotonicMs() + options.limit_ms;
  if (Status spoken = Converse(in, out, part.text, wave, cancelled, end_ms, clock); !spoken) {
    WipeMemory(wave);
    return std::unexpected(spoken.error());
  }
  const int code = child.Bury();
  SpokenSamples result;
  if (code == 0 && wave.size() > kWaveHeader && std::memcmp(wave.data(), "RIFF", 4) == 0) {
    result.rate = RateOf(wave);
    result.samples.resize((wave.size() - kWaveHeader) / 2);
    std::memcpy(result.samples.data(), wave.data() + kWaveHeader, result.samples.size() * 2);
  }
  WipeMemory(wave);
  if (result.samples.empty()) return Fail(ErrorKind::kUnavailable, "voice: it said nothing");
  return result;
}

}  // namespace oneflower
