// A file of the system that closes itself, and the few things durable files are made of.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "shared/base/result.h"

namespace oneflower {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  // Negative where it could not be opened.
  int number() const { return number_; }

 private:
  int number_;
};

// What errno says as our error: kFull, kReadOnly, kNotFound or kIo. `what` begins the detail.
Error ErrorOfErrno(int code, std::string_view what);

// False with errno set where not all of it could be written.
bool WriteAll(const Descriptor& file, std::span<const uint8_t> bytes);

// After it returned well the names in the folder survive a power cut.
Status SyncFolder(const std::filesystem::path& folder);

}  // namespace oneflower
