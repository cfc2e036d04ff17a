#include "sync/hub/hub_folder.h"

#include <charconv>
#include <fstream>
#include <utility>

#include "shared/base/private_file.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

fs::path KeyFile(const fs::path& folder) { return folder / "hub.key"; }
fs::path AddressFilePath(const fs::path& folder) { return folder / "listening"; }

}  // namespace

fs::path HubDatabaseIn(const fs::path& folder) { return folder / "hub.db"; }

Result<KeyPair> LoadHubKey(const fs::path& folder) {
  std::ifstream in(KeyFile(folder));
  std::string hex;
  if (!(in >> hex)) return Fail(ErrorKind::kNotFound, "no hub's key in " + folder.string());
  const auto seed = ArrayFromHex<32>(hex);
  if (!seed) return Fail(ErrorKind::kCorrupt, "the hub's key file is damaged");
  return KeyPair(*seed);
}

Result<KeyPair> LoadOrMakeHubKey(const fs::path& folder, Random& random) {
  auto known = LoadHubKey(folder);
  if (known || known.error().kind != ErrorKind::kNotFound) return known;
  // One that is there and cannot be read is not replaced: stations have pinned it.
  std::error_code ignored;
  if (fs::exists(KeyFile(folder), ignored)) {
    return Fail(ErrorKind::kReadOnly, "the hub's key file cannot be read");
  }
  const KeyPair key = KeyPair::Generate(random);
  if (Status kept = WritePrivateFile(KeyFile(folder), ToHex(key.seed()) + "\n"); !kept) {
    return std::unexpected(kept.error());
  }
  return key;
}

Result<Address> ParseAddress(const std::string& text) {
  const size_t colon = text.rfind(':');
  Address address{text.substr(0, colon), -1};
  if (colon != std::string::npos) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, address.port);
    if (error != std::errc() || stop != end) address.port = -1;
  }
  if (address.host.starts_with('[') && address.host.ends_with(']')) {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  if (address.host.empty() || address.port < 0 || address.port > 65535) {
    return Fail(ErrorKind::kInvalid, "not an address such as 127.0.0.1:8420: " + text);
  }
  return address;
}

std::string FormatAddress(const Address& address) {
  const bool six = address.host.contains(':');
  return (six ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

Result<AddressFile> AddressFile::Write(const fs::path& folder, Address address) {
  if (address.host == "0.0.0.0") address.host = "127.0.0.1";
  if (address.host == "::") address.host = "::1";
  const fs::path file = AddressFilePath(folder);
  if (Status kept = WritePrivateFile(file, FormatAddress(address) + "\n"); !kept) {
    return std::unexpected(kept.error());
  }
  return AddressFile(file);
}

AddressFile::AddressFile(AddressFile&& other) noexcept : file_(std::exchange(other.file_, {})) {}

AddressFile::~AddressFile() {
  std::error_code ignored;
  if (!file_.empty()) fs::remove(file_, ignored);
}

Result<Address> AddressFile::Read(const fs::path& folder) {
  std::ifstream in(AddressFilePath(folder));
  std::string line;
  if (!(in >> line)) return Fail(ErrorKind::kNotFound, "no hub listens for " + folder.string());
  return ParseAddress(line);
}

}  // namespace oneflower
