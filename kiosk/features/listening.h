// Hearing what residents recorded: one recording at a time, over the station's loudspeaker. A part
// of a FeatureVisit; the sound ends with it. UI thread only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/features/services.h"
#include "kiosk/screens/said_media.h"

namespace oneflower {

class Listening {
 public:
  explicit Listening(const Services& services) : services_(services) {}
  ~Listening() { Stop(); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

  // Plays the recording, or stops it if it is the one that is heard.
  void Toggle(const std::string& blob);
  void Stop();

  // In every frame: notices the end of the recording, a loudspeaker that is gone, and a recording
  // that was withdrawn.
  void Tick();

  // `coming`: blobs that are still on their way here.
  MediaView View(std::vector<std::string> coming) const;

 private:
  void Fail(const Error& error);

  const Services& services_;
  std::string heard_;  // blob; empty: none
  int64_t revision_ = 0;
};

// Those of the media's blobs that are not here yet, added to `coming`.
void AddComing(const Services& services, const std::vector<Medium>& media,
               std::vector<std::string>& coming);

}  // namespace oneflower
