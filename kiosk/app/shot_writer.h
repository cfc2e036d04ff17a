// Writes the pictures and records of play scripts on a thread of its own: to compress a picture
// takes longer than to draw it.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

#include "kiosk/input/png_file.h"
#include "shared/base/result.h"

namespace oneflower {

struct Shot {
  std::filesystem::path file;  // without .png and .json
  RgbPicture picture;
  std::string record;  // JSON
};

// Used from one thread.
class ShotWriter {
 public:
  ShotWriter() = default;
  ~ShotWriter();
  ShotWriter(const ShotWriter&) = delete;
  ShotWriter& operator=(const ShotWriter&) = delete;

  // Waits while kMaxPending shots are pending. The error of an earlier shot, if one failed. The
  // record of a shot appears in one go after its picture.
  Status Add(Shot shot);

  // Waits until all are written. The first error.
  Status Finish();

  int written() const;

 private:
  static constexpr size_t kMaxPending = 4;  // 6 MB each

  void Run();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Shot> pending_;  // the first one is being written
  bool ends_ = false;
  int written_ = 0;
  Status status_;
  std::thread thread_;  // started by the first shot
};

}  // namespace oneflower
