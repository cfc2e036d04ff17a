// A sound to be played: mono samples in their own rate, from the start to the end.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "kiosk/input/wiped_memory.h"
#include "shared/base/result.h"

namespace oneflower {

class SoundSource {
 public:
  virtual ~SoundSource() = default;
  virtual int rate() const = 0;        // samples a second
  virtual int64_t length() const = 0;  // samples
  // The next samples; fewer than asked only at the end, where it is 0.
  virtual Result<size_t> Read(std::span<int16_t> into) = 0;
  virtual Status Rewind() = 0;
};

// Samples as they are. Overwrites them when it goes.
class PcmSource final : public SoundSource {
 public:
  PcmSource(std::vector<int16_t> samples, int rate) : samples_(std::move(samples)), rate_(rate) {}
  ~PcmSource() override { WipeMemory(samples_); }
  PcmSource(const PcmSource&) = delete;
  PcmSource& operator=(const PcmSource&) = delete;

  int rate() const override { return rate_; }
  int64_t length() const override { return static_cast<int64_t>(samples_.size()); }
  Result<size_t> Read(std::span<int16_t> into) override {
    const size_t count = std::min(into.size(), samples_.size() - next_);
    std::copy_n(samples_.begin() + static_cast<ptrdiff_t>(next_), count, into.begin());
    next_ += count;
    return count;
  }
  Status Rewind() override {
    next_ = 0;
    return {};
  }

 private:
  std::vector<int16_t> samples_;
  int rate_;
  size_t next_ = 0;
};

}  // namespace oneflower
