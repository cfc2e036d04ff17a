// Why an event did not count, where no rule refused it: the `reason` of a Judgement that is no
// RefusalName. Like refusals they have their words in the strings (`refusal.*`).
#pragma once

#include <array>
#include <string_view>

namespace oneflower::reason {

inline constexpr std::string_view kMalformed = "malformed";  // cannot be read
inline constexpr std::string_view kDamaged = "damaged";      // not as its station wrote it
inline constexpr std::string_view kAwaiting = "awaiting";    // staff have not read its proposal yet
inline constexpr std::string_view kSchema = "schema";        // of a newer release than the hub's
inline constexpr std::string_view kRevoked = "revoked";      // its station is not trusted any more
inline constexpr std::string_view kFork = "fork";  // another copy of the disk has put one there

inline constexpr std::array kAll = {kMalformed, kDamaged, kAwaiting, kSchema, kRevoked, kFork};

}  // namespace oneflower::reason
