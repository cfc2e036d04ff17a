#include "shared/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

#include "shared/base/descriptor.h"

namespace oneflower {

Result<MappedFile> MappedFile::Open(const std::filesystem::path& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat facts{};
  if (file.number() < 0 || fstat(file.number(), &facts) != 0) {
    return std::unexpected(ErrorOfErrno(errno, path.string()));
  }
  if (facts.st_size <= 0) return Fail(ErrorKind::kInvalid, path.string() + " is empty");
  const auto size = static_cast<size_t>(facts.st_size);
  void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (data == MAP_FAILED) return std::unexpected(ErrorOfErrno(errno, path.string()));
  return MappedFile(data, size);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(data_, size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

void MappedFile::LetGo() const { madvise(data_, size_, MADV_DONTNEED); }

}  // namespace oneflower
