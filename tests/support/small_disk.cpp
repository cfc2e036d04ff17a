#include "tests/support/small_disk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace oneflower {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> Cannot(const char* what) {
  return Fail(ErrorKind::kUnavailable,
              std::string(what) + ": " + std::generic_category().message(errno));
}

bool Write(const char* file, const std::string& text) {
  std::ofstream out(file);
  out << text;
  return static_cast<bool>(out.flush());
}

// Root only needs a namespace for mounts; anybody else becomes root inside one for users first.
Status EnterNamespace() {
  static bool entered = false;
  if (entered) return {};
  const uid_t user = getuid();
  const gid_t group = getgid();
  if (unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0) return Cannot("unshare");
  if (user != 0) {
    const bool mapped = Write("/proc/self/setgroups", "deny") &&
                        Write("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") &&
                        Write("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
    if (!mapped) return Cannot("mapping the user");
  }
  if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    return Cannot("private mounts");
  entered = true;
  return {};
}

}  // namespace

Result<std::unique_ptr<SmallDisk>> SmallDisk::Mount(const fs::path& folder, size_t bytes) {
  if (Status entered = EnterNamespace(); !entered) return std::unexpected(entered.error());
  fs::create_directories(folder);
  const std::string size = "size=" + std::to_string(bytes);
  if (mount("small disk", folder.c_str(), "tmpfs", 0, size.c_str()) != 0) return Cannot("mount");
  return std::unique_ptr<SmallDisk>(new SmallDisk(folder));
}

SmallDisk::~SmallDisk() { umount2(folder_.c_str(), MNT_DETACH); }

Status SmallDisk::WriteProtect() {
  if (mount("small disk", folder_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0)
    return {};
  return Cannot("remount");
}

void SmallDisk::Fill() {
  const int file = open(Ballast().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  static constexpr std::array<char, 4096> kBlock{};
  while (write(file, kBlock.data(), kBlock.size()) > 0) continue;
  close(file);
}

void SmallDisk::Free() { fs::remove(Ballast()); }

}  // namespace oneflower
