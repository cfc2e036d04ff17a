// A disk of a few hundred kilobytes, to be filled and written-protected by a test.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "shared/base/result.h"

namespace oneflower {

// A tmpfs in a mount namespace of this process: it and what it starts see the disk, nobody else
// does, and it is gone with the last of them. The namespace is entered with the first disk, so make
// it before any thread is started.
class SmallDisk {
 public:
  // kUnavailable where the system lets nobody mount: the test cannot be done then.
  static Result<std::unique_ptr<SmallDisk>> Mount(const std::filesystem::path& folder,
                                                  size_t bytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  Status WriteProtect();  // as a disk with errors is by the kernel
  void Fill();            // to the last byte
  void Free();            // what Fill took

 private:
  explicit SmallDisk(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path Ballast() const { return folder_ / "ballast"; }
  std::filesystem::path folder_;
};

}  // namespace oneflower
