// One camera that is running, by Video4Linux: opened, asked for a format that can be read, and its
// pictures one by one. Used by one thread alone, which may wait here.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "kiosk/input/pixels.h"
#include "kiosk/input/video_calls.h"
#include "shared/base/result.h"

namespace oneflower {

class VideoDevice {
 public:
  // kNotFound: there is none, or it gives no pictures; kBusy: another program has it. An empty path
  // means the first that works.
  static Result<std::unique_ptr<VideoDevice>> Open(VideoCalls& calls, const std::string& path);
  ~VideoDevice();  // overwrites what the driver's memory holds
  VideoDevice(const VideoDevice&) = delete;
  VideoDevice& operator=(const VideoDevice&) = delete;

  // The next picture, waiting for it at most `timeout_ms`: true and read into `into` (where that is
  // null it is only taken off the queue), false where none came or it was broken. An error means
  // that the device is gone.
  Result<bool> Next(int timeout_ms, Pixels* into);

 private:
  struct Buffer {
    void* memory = nullptr;
    size_t length = 0;
  };

  VideoDevice(VideoCalls& calls, int device) : calls_(calls), device_(device) {}
  Status Start();
  Status ChooseFormat();
  Status MapBuffers();
  bool Read(std::span<const uint8_t> raw, Pixels& into) const;

  VideoCalls& calls_;
  int device_;
  std::vector<Buffer> buffers_;
  uint32_t format_ = 0;
  int width_ = 0;
  int height_ = 0;
  size_t stride_ = 0;
  bool streaming_ = false;
};

// A picture of two pixels in four bytes (Y U Y V), rows `stride` bytes apart. Empty where there are
// too few bytes for that.
Pixels FromYuyv(std::span<const uint8_t> raw, int width, int height, size_t stride);

}  // namespace oneflower
