// Messages made small.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oneflower {

std::string Gzip(std::string_view plain);

// kInvalid for what is no gzip, or would be longer than `max_bytes`: then nothing more is expanded.
Result<std::string> Gunzip(std::string_view packed, size_t max_bytes);

}  // namespace oneflower
