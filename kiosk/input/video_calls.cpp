#include "kiosk/input/video_calls.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

namespace oneflower {

std::vector<std::string> SystemVideoCalls::Devices() {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/dev", error)) {
    if (entry.path().filename().string().starts_with("video")) {
      paths.push_back(entry.path().string());
    }
  }
  // video2 before video10
  std::ranges::sort(paths, {},
                    [](const std::string& path) { return std::pair(path.size(), path); });
  return paths;
}

int SystemVideoCalls::Open(const std::string& path) {
  return open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);  // NOLINT(*-vararg)
}

void SystemVideoCalls::Close(int device) { close(device); }

int SystemVideoCalls::Ioctl(int device, unsigned long request, void* argument) {  // NOLINT
  int result = 0;
  do {
    result = ioctl(device, request, argument);  // NOLINT(*-vararg)
  } while (result == -1 && errno == EINTR);
  return result;
}

void* SystemVideoCalls::Map(int device, size_t length, size_t offset) {
  void* memory =
      mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_SHARED, device, static_cast<off_t>(offset));
  return memory != MAP_FAILED ? memory : nullptr;
}

void SystemVideoCalls::Unmap(void* memory, size_t length) { munmap(memory, length); }

int SystemVideoCalls::Wait(int device, int timeout_ms) {
  pollfd waited{.fd = device, .events = POLLIN, .revents = 0};
  const int ready = poll(&waited, 1, timeout_ms);
  if (ready <= 0) return ready == 0 || errno == EINTR ? 0 : -1;
  // What was pulled out answers at once, and with an error.
  if ((waited.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return -1;
  return 1;
}

}  // namespace oneflower
