#include "kiosk/input/scripted_output.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace oneflower {

void ScriptedOutput::Open(int rate) {
  state_ = missing_ ? DeviceState::kMissing : DeviceState::kReady;
  rate_ = rate;
  opened_ms_ = clock_.MonotonicMs();
  heard_ = 0;
  loudest_ = 0;
}

DeviceState ScriptedOutput::state() {
  std::array<int16_t, 256> block{};
  const int64_t due = (clock_.MonotonicMs() - opened_ms_) * rate_ / 1000;
  while (state_ == DeviceState::kReady && heard_ + static_cast<int64_t>(block.size()) <= due) {
    pull_(block);
    heard_ += static_cast<int64_t>(block.size());
    for (const int16_t sample : block) loudest_ = std::max(loudest_, std::abs(int{sample}));
  }
  return state_;
}

}  // namespace oneflower
