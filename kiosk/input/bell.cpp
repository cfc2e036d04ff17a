#include "kiosk/input/bell.h"

#include <algorithm>
#include <cmath>

namespace oneflower {
namespace {

constexpr double kTurn = 6.283185307179586;
constexpr double kHigh = 659.26;  // Hz: e''
constexpr double kLow = 523.25;   // c''
constexpr double kSecondAt = 0.55;
constexpr double kLength = 1.5;
constexpr double kFade = 4.0;  // a struck bar falls to a fiftieth within a second
constexpr double kLoudness = 0.35 * 32767;

// A struck bar: its tone and a soft overtone, dying away; a few milliseconds to swell, or it
// clicks.
double Struck(double tone, double seconds) {
  if (seconds < 0) return 0;
  const double swell = std::min(1.0, seconds / 0.004);
  const double wave =
      std::sin(kTurn * tone * seconds) + 0.25 * std::sin(kTurn * 2.76 * tone * seconds);
  return swell * wave * std::exp(-kFade * seconds);
}

}  // namespace

std::vector<int16_t> BellSamples() {
  std::vector<int16_t> samples(static_cast<size_t>(kLength * kBellRate));
  for (size_t i = 0; i < samples.size(); ++i) {
    const double seconds = static_cast<double>(i) / kBellRate;
    const double wave = Struck(kHigh, seconds) + Struck(kLow, seconds - kSecondAt);
    samples[i] = static_cast<int16_t>(kLoudness * wave);
  }
  return samples;
}

}  // namespace oneflower
