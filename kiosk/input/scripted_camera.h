// A camera that sees what it is told: a drawn garden in which something moves. For tests, and for a
// kiosk without one (`--camera test`). Time comes from the clock that is handed in.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/input/camera.h"
#include "shared/base/clock.h"

namespace oneflower {

class ScriptedCamera final : public Camera {
 public:
  static constexpr int64_t kFrameMs = 66;  // 15 pictures a second

  // From when on, counted from the making of the camera, it is there or not. Before the first part
  // it is there; the last one goes on.
  struct Part {
    int64_t from_ms = 0;
    bool there = true;
  };
  struct Script {
    std::vector<Part> parts;
    int width = kCameraWidth;
    int height = kCameraHeight;
  };

  ScriptedCamera(Script script, const Clock& clock)
      : script_(std::move(script)), clock_(clock), made_ms_(clock.MonotonicMs()) {}

  void Open() override;
  void Close() override;
  State state() override;
  bool Take(Pixels& into) override;

  bool is_open() const { return state_ != State::kClosed; }

  // Pulled out or plugged in again, from now on.
  void Plug(bool there);

 private:
  bool There() const;
  int64_t SinceMade() const { return clock_.MonotonicMs() - made_ms_; }

  Script script_;
  const Clock& clock_;
  int64_t made_ms_;
  State state_ = State::kClosed;
  int64_t opened_ms_ = 0;
  int64_t taken_ = -1;  // the number of the picture that was taken last
};

// "test"; "none": it is not there; "lost": it goes after four seconds and is back after ten.
std::optional<ScriptedCamera::Script> CameraScriptFromName(std::string_view name);

}  // namespace oneflower
