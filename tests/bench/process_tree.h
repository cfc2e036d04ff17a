// Looks at a program from outside: its memory and processor time with all children.
#pragma once

#include <sys/types.h>

namespace oneflower::bench {

// Proportional set size of a process and all its descendants, in bytes.
long long PssOfTree(pid_t root);

// The most memory a process alone ever had resident, in bytes.
long long PeakRssOf(pid_t pid);

// Processor time a process and all its living descendants have used, in milliseconds.
double CpuMsOfTree(pid_t root);

}  // namespace oneflower::bench
