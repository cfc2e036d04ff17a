// espeak-ng as a process of its own: its licence stays with it, and its faults too. The text goes
// in by stdin, never by a command line that others could read; sound comes out in memory.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/input/spoken_text.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace oneflower {

struct VoiceOptions {
  std::string program = "espeak-ng";  // by PATH
  int64_t limit_ms = 8'000;           // a sentence takes 12 ms; what takes longer hangs
};

struct SpokenSamples {
  std::vector<int16_t> samples;  // mono
  int rate = 22'050;
};

// Speaks one part, `words_a_minute` fast. Waits for the process: not for the UI thread. Gives up
// when `cancelled` becomes true. kNotFound: no such program; kUnavailable: it hung, was cancelled
// or said nothing.
Result<SpokenSamples> Synthesize(const VoiceOptions& options, const SpokenPart& part,
                                 int words_a_minute, const std::atomic<bool>& cancelled,
                                 const Clock& clock);

}  // namespace oneflower
