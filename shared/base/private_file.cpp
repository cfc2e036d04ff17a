#include "shared/base/private_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace oneflower {
namespace {

std::unexpected<Error> Failed(int code, const std::filesystem::path& file) {
  const std::string detail = file.string() + ": " + std::generic_category().message(code);
  if (code == ENOSPC || code == EDQUOT) return Fail(ErrorKind::kFull, detail);
  if (code == EROFS || code == EACCES || code == EPERM) return Fail(ErrorKind::kReadOnly, detail);
  return Fail(ErrorKind::kIo, detail);
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

bool WriteAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

}  // namespace

Status WritePrivateFile(const std::filesystem::path& file, std::string_view text) {
  const std::filesystem::path fresh = file.string() + ".new";
  unlink(fresh.c_str());  // a left-over could have other permissions
  const Descriptor out(open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (out.number() < 0) return Failed(errno, fresh);
  if (!WriteAll(out.number(), text) || fsync(out.number()) != 0) return Failed(errno, fresh);
  if (rename(fresh.c_str(), file.c_str()) != 0) return Failed(errno, file);
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const Descriptor entry(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (entry.number() < 0 || fsync(entry.number()) != 0) return Failed(errno, folder);
  return {};
}

}  // namespace oneflower
