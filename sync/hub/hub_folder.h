// What lies in the hub's data folder beside the lock: its database, its key, and, while it runs,
// the address it listens on.
#pragma once

#include <filesystem>
#include <string>

#include "shared/base/crypto.h"
#include "shared/base/random.h"
#include "shared/base/result.h"

namespace oneflower {

std::filesystem::path HubDatabaseIn(const std::filesystem::path& folder);

// The hub's signing key: a file of its own, readable by the hub's user alone.
Result<KeyPair> LoadHubKey(const std::filesystem::path& folder);  // kNotFound, kCorrupt
Result<KeyPair> LoadOrMakeHubKey(const std::filesystem::path& folder, Random& random);

struct Address {
  std::string host;  // a name or a number, IPv6 without its brackets
  int port = 0;      // 0: whichever is free
  bool operator==(const Address&) const = default;
};

// "127.0.0.1:8420", "[::1]:8420". kInvalid where host or port are missing or wrong.
Result<Address> ParseAddress(const std::string& text);
std::string FormatAddress(const Address& address);

// The file that tells staff's commands where the hub of this folder listens. There from Write to
// the end of its life; a killed hub leaves it behind, which harms nobody: its lock is gone then.
class AddressFile {
 public:
  // An address that stands for all of the machine's is noted as the machine itself.
  static Result<AddressFile> Write(const std::filesystem::path& folder, Address address);
  AddressFile(AddressFile&& other) noexcept;
  AddressFile& operator=(AddressFile&&) = delete;
  ~AddressFile();

  static Result<Address> Read(const std::filesystem::path& folder);  // kNotFound

 private:
  explicit AddressFile(std::filesystem::path file) : file_(std::move(file)) {}
  std::filesystem::path file_;
};

}  // namespace oneflower
