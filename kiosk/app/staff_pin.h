// The number that staff type at a station, before children take photos or a workshop begins. It
// proves that a grown-up of the hall stands there, no more: no right at the hub hangs on it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace oneflower {

inline constexpr size_t kLeastPin = 4;  // digits
inline constexpr size_t kMostPin = 8;

// Keeps count of wrong tries across visits, so that ending a visit does not forgive them. The clock
// outlives it. UI thread only.
class StaffPin {
 public:
  // So many wrong tries are forgiven; each further one doubles the wait, up to the longest.
  static constexpr int kFreeTries = 3;
  static constexpr int64_t kFirstWaitMs = 30'000;
  static constexpr int64_t kLongestWaitMs = 10 * 60'000;

  enum class Answer { kRight, kWrong, kTooSoon, kNotSet };

  // `hash` by HashSecret; empty: there is none, and nothing is right.
  StaffPin(std::string hash, const Clock& clock) : hash_(std::move(hash)), clock_(clock) {}

  bool IsSet() const { return !hash_.empty(); }

  // Some 30 ms: it is slow on purpose, and short enough for the UI thread.
  Answer Try(std::string_view pin);

  // Until the next try counts; 0: now.
  int64_t WaitMs() const;

 private:
  std::string hash_;
  const Clock& clock_;
  int wrong_ = 0;
  int64_t wait_until_ms_ = 0;
};

// The hash in the station's folder, else the community's, which may be empty. kInvalid where what
// is there is none.
Result<std::string> LoadStaffPin(const std::filesystem::path& data,
                                 const std::string& of_community);

// For this station, from its next start on. kInvalid unless it is 4 to 8 digits.
Status SaveStaffPin(const std::filesystem::path& data, std::string_view pin);

}  // namespace oneflower
