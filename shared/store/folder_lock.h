// One process for a data folder.
#pragma once

#include <filesystem>

#include "shared/base/result.h"

namespace oneflower {

// Holds a folder for this process as long as it lives; the kernel lets go when the process ends,
// however it ends.
class FolderLock {
 public:
  // Makes the folder if missing. kBusy where another process holds it; kReadOnly, kFull, kIo.
  static Result<FolderLock> Take(const std::filesystem::path& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int file) : file_(file) {}
  int file_;
};

}  // namespace oneflower
