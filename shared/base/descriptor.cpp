#include "shared/base/descriptor.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace oneflower {

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

Error ErrorOfErrno(int code, std::string_view what) {
  const std::string detail = fmt::format("{}: {}", what, std::generic_category().message(code));
  switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return {ErrorKind::kFull, detail};
    case EROFS:
    case EACCES:
    case EPERM: return {ErrorKind::kReadOnly, detail};
    case ENOENT: return {ErrorKind::kNotFound, detail};
    default: return {ErrorKind::kIo, detail};
  }
}

bool WriteAll(const Descriptor& file, std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
  return true;
}

Status SyncFolder(const std::filesystem::path& folder) {
  const Descriptor entry(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (entry.number() >= 0 && fsync(entry.number()) == 0) return {};
  return std::unexpected(ErrorOfErrno(errno, folder.string()));
}

}  // namespace oneflower
