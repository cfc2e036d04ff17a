#include "shared/store/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "shared/base/descriptor.h"

namespace oneflower {
Result<FolderLock> FolderLock::Take(const std::filesystem::path& folder) {
  std::error_code made;
  std::filesystem::create_directories(folder, made);
  if (made) return std::unexpected(ErrorOfErrno(made.value(), "cannot make the data folder"));
  const std::filesystem::path file = folder / "lock";
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return std::unexpected(ErrorOfErrno(errno, "cannot write in the data folder"));
  FolderLock lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK)
    return std::unexpected(ErrorOfErrno(errno, "cannot lock the data folder"));
  return Fail(ErrorKind::kBusy, "another program is using the data folder " + folder.string());
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock::~FolderLock() {
  if (file_ >= 0) close(file_);
}

}  // namespace oneflower
