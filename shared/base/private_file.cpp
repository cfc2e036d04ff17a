#include "shared/base/private_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "shared/base/descriptor.h"
#include "shared/base/encoding.h"

namespace oneflower {
namespace {

std::unexpected<Error> Failed(int code, const std::filesystem::path& file) {
  return std::unexpected(ErrorOfErrno(code, file.string()));
}

}  // namespace

Status WritePrivateFile(const std::filesystem::path& file, std::string_view text) {
  const std::filesystem::path fresh = file.string() + ".new";
  unlink(fresh.c_str());  // a left-over could have other permissions
  const Descriptor out(open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (out.number() < 0) return Failed(errno, fresh);
  if (!WriteAll(out, AsBytes(text)) || fsync(out.number()) != 0) return Failed(errno, fresh);
  if (rename(fresh.c_str(), file.c_str()) != 0) return Failed(errno, file);
  return SyncFolder(file.has_parent_path() ? file.parent_path() : ".");
}

}  // namespace oneflower
