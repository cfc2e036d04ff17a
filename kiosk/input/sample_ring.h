// Samples on their way from a device's thread to the one that records. Of a fixed size: when
// nobody reads, the oldest go. What is read or dropped is overwritten. Safe from two threads.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

namespace oneflower {

class SampleRing {
 public:
  explicit SampleRing(size_t capacity) : samples_(capacity) {}

  void Write(std::span<const int16_t> samples);
  size_t Read(std::span<int16_t> into);
  void Wipe();

 private:
  std::mutex mutex_;
  std::vector<int16_t> samples_;
  size_t first_ = 0;
  size_t count_ = 0;
};

}  // namespace oneflower
