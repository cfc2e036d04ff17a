// A file mapped into memory to be read. Its pages are shared with everybody who reads it and can be
// dropped by the kernel.
#pragma once

#include <cstddef>
#include <filesystem>

#include "shared/base/result.h"

namespace oneflower {

class MappedFile {
 public:
  // The error names the file: kNotFound, kIo, kInvalid for an empty one.
  static Result<MappedFile> Open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  void* data() const { return data_; }
  size_t size() const { return size_; }

  // Gives the pages back to the kernel; they come again when they are read again.
  void LetGo() const;

 private:
  MappedFile(void* data, size_t size) : data_(data), size_(size) {}

  void* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace oneflower
