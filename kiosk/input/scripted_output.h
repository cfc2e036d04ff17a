// A loudspeaker nobody hears: asks for as many samples as time has passed on the clock. For tests,
// which may look at them, and for a kiosk without one (`--speaker clock`).
#pragma once

#include <vector>

#include "kiosk/input/speaker.h"
#include "shared/base/clock.h"

namespace oneflower {

class ScriptedOutput final : public SoundOutput {
 public:
  explicit ScriptedOutput(const Clock& clock) : clock_(clock) {}

  void SetPull(Pull pull) override { pull_ = std::move(pull); }
  void Open(int rate) override;
  void Close() override { state_ = DeviceState::kClosed; }
  DeviceState state() override;  // time passes here

  void BeMissing() { missing_ = true; }
  void BeLost() { state_ = DeviceState::kLost; }
  int64_t heard() const { return heard_; }  // samples since it was opened
  int loudest() const { return loudest_; }  // of them

 private:
  const Clock& clock_;
  Pull pull_;
  DeviceState state_ = DeviceState::kClosed;
  bool missing_ = false;
  int rate_ = 0;
  int64_t opened_ms_ = 0;
  int64_t heard_ = 0;
  int loudest_ = 0;
};

}  // namespace oneflower
