#include "kiosk/app/camera_device.h"

#include "kiosk/input/scripted_camera.h"
#include "kiosk/input/v4l2_camera.h"

namespace oneflower {

CameraDevice::CameraDevice(const std::string& name, const Clock& clock) {
  if (auto script = CameraScriptFromName(name)) {
    camera_ = std::make_unique<ScriptedCamera>(std::move(*script), clock);
  } else {
    camera_ = std::make_unique<V4l2Camera>(name == "auto" ? std::string() : name, video_, clock);
  }
}

}  // namespace oneflower
