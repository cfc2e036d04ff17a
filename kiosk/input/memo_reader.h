// Opus in an Ogg container back into samples, by libopusfile.
#pragma once

#include <memory>

#include "kiosk/input/sound_source.h"

struct OggOpusFile;

namespace oneflower {

// Overwrites its copy of the file when it goes; in memory that libopusfile gives back stays at most
// the last packet, 20 ms.
class MemoReader final : public SoundSource {
 public:
  // kInvalid: nothing in it, or no Opus. kCorrupt: a checksum is wrong, or its end is missing. The
  // whole file is looked at first, so that no memo breaks off in the middle of a sentence.
  static Result<std::unique_ptr<MemoReader>> Open(std::span<const uint8_t> file);
  ~MemoReader() override;
  MemoReader(const MemoReader&) = delete;
  MemoReader& operator=(const MemoReader&) = delete;

  int rate() const override { return 48'000; }
  int64_t length() const override { return length_; }
  Result<size_t> Read(std::span<int16_t> into) override;
  Status Rewind() override;

 private:
  explicit MemoReader(std::span<const uint8_t> file) : file_(file.begin(), file.end()) {}

  std::vector<uint8_t> file_;
  OggOpusFile* opus_ = nullptr;
  int64_t length_ = 0;
};

}  // namespace oneflower
