#include "shared/store/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace oneflower {
namespace {

Error ErrorOf(int code, const std::string& what) {
  const std::string detail = what + ": " + std::generic_category().message(code);
  if (code == ENOSPC || code == EDQUOT) return {ErrorKind::kFull, detail};
  if (code == EROFS || code == EACCES || code == EPERM) return {ErrorKind::kReadOnly, detail};
  return {ErrorKind::kIo, detail};
}

}  // namespace

Result<FolderLock> FolderLock::Take(const std::filesystem::path& folder) {
  std::error_code made;
  std::filesystem::create_directories(folder, made);
  if (made) return std::unexpected(ErrorOf(made.value(), "cannot make the data folder"));
  const std::filesystem::path file = folder / "lock";
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return std::unexpected(ErrorOf(errno, "cannot write in the data folder"));
  FolderLock lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return std::unexpected(ErrorOf(errno, "cannot lock the data folder"));
  return Fail(ErrorKind::kBusy, "another program is using the data folder " + folder.string());
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock::~FolderLock() {
  if (file_ >= 0) close(file_);
}

}  // namespace oneflower
