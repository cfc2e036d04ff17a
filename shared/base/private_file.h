// Small files that hold a secret, such as a key's seed.
#pragma once

#include <filesystem>
#include <string_view>

#include "shared/base/result.h"

namespace oneflower {

// Writes the file so that only its owner can read it, whole or not at all: after a return without
// error it survives a power cut. kFull, kReadOnly or kIo.
Status WritePrivateFile(const std::filesystem::path& file, std::string_view text);

}  // namespace oneflower
