#include "shared/base/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#endif

namespace oneflower {
namespace {

// Descriptors belong to the process, and so does where its own messages go.
std::atomic<int> g_own_err = STDERR_FILENO;

bool WriteAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

}  // namespace

bool WriteOut(std::string_view text) { return WriteAll(STDOUT_FILENO, text); }
bool WriteErr(std::string_view text) { return WriteAll(g_own_err, text); }

void PartFromLibraries() {
  const int own = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (own < 0) return;  // nothing is lost: all goes on to stderr
  g_own_err = own;
#ifdef __SANITIZE_ADDRESS__
  __sanitizer_set_report_fd(reinterpret_cast<void*>(static_cast<intptr_t>(own)));
#endif
}

void SendLibraryOutput(int descriptor) {
  if (g_own_err != STDERR_FILENO) dup2(descriptor, STDERR_FILENO);
}

}  // namespace oneflower
