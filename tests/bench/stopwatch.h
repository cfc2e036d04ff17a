// How long something took: by the clock on the wall where a disk or another process takes part, by
// the processor where only our own work counts and other programs' must not.
#pragma once

#include <ctime>

namespace oneflower::bench {

// Milliseconds since an unspecified moment: CLOCK_MONOTONIC, or CLOCK_THREAD_CPUTIME_ID.
inline double ReadMs(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <typename Action>
double ElapsedMs(Action action) {
  const double start = ReadMs(CLOCK_MONOTONIC);
  action();
  return ReadMs(CLOCK_MONOTONIC) - start;
}

// Processor time of this thread.
template <typename Action>
double ThreadCpuMs(Action action) {
  const double start = ReadMs(CLOCK_THREAD_CPUTIME_ID);
  action();
  return ReadMs(CLOCK_THREAD_CPUTIME_ID) - start;
}

}  // namespace oneflower::bench
