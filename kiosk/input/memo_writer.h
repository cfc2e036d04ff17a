// Speech into Opus in an Ogg container, in memory: 16 kbit/s mono, 2 kB a second. libopus and
// libogg by hand rather than libopusenc, whose buffers nobody can overwrite.
#pragma once

#include <ogg/ogg.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "shared/base/result.h"

namespace oneflower {

// One memo, one thread. Everything it held is overwritten when it goes.
class MemoWriter {
 public:
  // Room for `longest_ms`, taken at once: growing would leave copies behind.
  static Result<std::unique_ptr<MemoWriter>> Open(int64_t longest_ms);
  ~MemoWriter();
  MemoWriter(const MemoWriter&) = delete;
  MemoWriter& operator=(const MemoWriter&) = delete;

  // At kMicrophoneRate.
  Status Add(std::span<const int16_t> samples);

  // Closes the file and hands it over; nothing may be added any more.
  Result<std::vector<uint8_t>> Finish();

 private:
  MemoWriter() = default;
  Status Begin(int64_t longest_ms);
  void WriteHeaders();
  Status EncodeFrame(bool last);
  void WritePacket(std::span<const uint8_t> packet, int64_t granule, bool last);
  void TakePages(bool all);

  static constexpr size_t kFrame = 320;  // samples: 20 ms

  std::vector<uint8_t> encoder_;  // libopus's state, in memory of ours
  std::vector<int16_t> frame_;    // that is being filled
  std::vector<uint8_t> file_;
  ogg_stream_state stream_{};
  int lookahead_ = 0;    // samples by which the decoder lags
  int64_t added_ = 0;    // samples of the speaker
  int64_t encoded_ = 0;  // samples in frames
  int64_t packets_ = 0;
};

}  // namespace oneflower
