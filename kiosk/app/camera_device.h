// The station's camera, or what stands in for it. Nothing is opened here.
#pragma once

#include <memory>
#include <string>

#include "kiosk/input/camera.h"
#include "kiosk/input/video_calls.h"
#include "shared/base/clock.h"

namespace oneflower {

class CameraDevice {
 public:
  // "auto": the first that works; "test", "none", "lost": CameraScriptFromName; else a path such as
  // "/dev/video0". The clock outlives it.
  CameraDevice(const std::string& name, const Clock& clock);

  Camera* camera() { return camera_.get(); }

 private:
  SystemVideoCalls video_;  // outlives what uses it
  std::unique_ptr<Camera> camera_;
};

}  // namespace oneflower
