// The machine's own camera, by Video4Linux: every USB camera, without a library between, so that
// every byte a face was in is memory of ours that can be overwritten.
#pragma once

#include <memory>
#include <string>

#include "kiosk/input/camera.h"
#include "kiosk/input/video_calls.h"
#include "shared/base/clock.h"

namespace oneflower {

// A worker opens, reads and closes it, for all of that may take time; what is called here never
// waits. A picture is only made of what came in where the one before it was taken.
class V4l2Camera final : public Camera {
 public:
  // `path` as "/dev/video0"; empty: the first that works. The calls and the clock outlive it.
  V4l2Camera(std::string path, VideoCalls& calls, const Clock& clock);
  ~V4l2Camera() override;

  void Open() override;
  void Close() override;
  State state() override;
  bool Take(Pixels& into) override;

 private:
  struct Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace oneflower
