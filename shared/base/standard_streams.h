// What a program writes for whoever started it: the only home of stdout and stderr. A stream that
// is full or closed is told by the return value and never ends the program.
#pragma once

#include <string_view>

namespace oneflower {

// Writes all of it at once, unbuffered. False: it could not be written. From any thread.
bool WriteOut(std::string_view text);
bool WriteErr(std::string_view text);

// Libraries (ALSA, EGL, Mesa) write to descriptor 2 by themselves. After this call WriteErr alone
// leads to where stderr led, and descriptor 2 to wherever SendLibraryOutput sends it; until then it
// stays as it is. What a crash says goes the libraries' way, what a sanitizer says goes ours. Call
// it before other threads start.
void PartFromLibraries();

// Does nothing without the call above. The log calls it with each file it opens.
void SendLibraryOutput(int descriptor);

}  // namespace oneflower
