// What is worth hours runs by `tests/run --long`, before a release: tests/LONG.md lists it.
#pragma once

#include <cstdlib>

namespace oneflower {

inline bool IsLongRun() { return std::getenv("ONEFLOWER_LONG") != nullptr; }

}  // namespace oneflower
