// Runs a command of staff, whether or not a hub runs on the folder.
#pragma once

#include <filesystem>
#include <string>

#include "shared/base/clock.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "sync/hub/staff.h"

namespace oneflower {

// Opens the hub and does the act; where a running hub holds the folder, asks that one. What to
// print, or an error whose detail is a sentence for the one who typed the command.
Result<std::string> SendCommand(const std::filesystem::path& folder, const StaffCommand& act,
                                const Clock& clock, Random& random);

}  // namespace oneflower
