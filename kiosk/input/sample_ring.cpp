#include "kiosk/input/sample_ring.h"

#include <algorithm>
#include <utility>

namespace oneflower {

void SampleRing::Write(std::span<const int16_t> samples) {
  const std::scoped_lock lock(mutex_);
  for (const int16_t sample : samples) {
    samples_[(first_ + count_) % samples_.size()] = sample;
    if (count_ < samples_.size()) {
      ++count_;
    } else {
      first_ = (first_ + 1) % samples_.size();
    }
  }
}

size_t SampleRing::Read(std::span<int16_t> into) {
  const std::scoped_lock lock(mutex_);
  const size_t taken = std::min(into.size(), count_);
  for (size_t i = 0; i < taken; ++i) {
    into[i] = std::exchange(samples_[first_], int16_t{0});
    first_ = (first_ + 1) % samples_.size();
  }
  count_ -= taken;
  return taken;
}

void SampleRing::Wipe() {
  const std::scoped_lock lock(mutex_);
  std::ranges::fill(samples_, int16_t{0});
  first_ = count_ = 0;
}

}  // namespace oneflower
