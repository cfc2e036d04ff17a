#include "kiosk/app/staff_pin.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "shared/base/crypto.h"
#include "shared/base/private_file.h"
#include "shared/base/utf8.h"

namespace oneflower {
namespace {

std::filesystem::path PinFileIn(const std::filesystem::path& data) { return data / "staff_pin"; }

bool IsPin(std::string_view pin) {
  return pin.size() >= kLeastPin && pin.size() <= kMostPin &&
         std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

StaffPin::Answer StaffPin::Try(std::string_view pin) {
  if (!IsSet()) return Answer::kNotSet;
  if (WaitMs() > 0) return Answer::kTooSoon;
  if (SecretMatches(hash_, pin)) {
    wrong_ = 0;
    return Answer::kRight;
  }
  ++wrong_;
  if (wrong_ >= kFreeTries) {
    const int doublings = std::min(wrong_ - kFreeTries, 10);
    wait_until_ms_ = clock_.MonotonicMs() + std::min(kFirstWaitMs << doublings, kLongestWaitMs);
  }
  return Answer::kWrong;
}

int64_t StaffPin::WaitMs() const {
  return std::max<int64_t>(0, wait_until_ms_ - clock_.MonotonicMs());
}

Result<std::string> LoadStaffPin(const std::filesystem::path& data,
                                 const std::string& of_community) {
  std::string hash = of_community;
  if (std::ifstream file(PinFileIn(data)); file) {
    hash = Trim(std::string((std::istreambuf_iterator<char>(file)), {}));
  }
  if (hash.empty() || IsSecretHash(hash)) return hash;
  return Fail(ErrorKind::kInvalid, "the staff PIN is not stored as a hash");
}

Status SaveStaffPin(const std::filesystem::path& data, std::string_view pin) {
  if (!IsPin(pin)) return Fail(ErrorKind::kInvalid, "a PIN has 4 to 8 digits");
  const auto hash = HashSecret(pin);
  if (!hash) return std::unexpected(hash.error());
  std::error_code ignored;  // what cannot be made, cannot be written into either
  std::filesystem::create_directories(data, ignored);
  return WritePrivateFile(PinFileIn(data), *hash + "\n");
}

}  // namespace oneflower
