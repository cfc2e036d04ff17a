#include "kiosk/input/viewfinder.h"

namespace oneflower {

void Viewfinder::Show(bool shown) {
  if (shown == shown_) return;
  shown_ = shown;
  trouble_ = camera_ == nullptr && shown ? Trouble::kMissing : Trouble::kNone;
  failed_ms_ = -1;
  seen_ = {};
  if (camera_ == nullptr) return;
  if (shown) {
    camera_->Open();
  } else {
    camera_->Close();
  }
}

void Viewfinder::Pump() {
  if (!shown_ || camera_ == nullptr) return;
  using State = Camera::State;
  const State state = camera_->state();
  if (state == State::kReady) {
    trouble_ = Trouble::kNone;
    failed_ms_ = -1;
    if (camera_->Take(seen_)) ++number_;
    return;
  }
  const int64_t now = clock_.MonotonicMs();
  if (state == State::kMissing || state == State::kLost) {
    // Once lost it stays so in words, also where the next try finds nothing.
    if (state == State::kLost) trouble_ = Trouble::kLost;
    if (trouble_ == Trouble::kNone) trouble_ = Trouble::kMissing;
    seen_ = {};
    if (failed_ms_ < 0) failed_ms_ = now;
    if (now - failed_ms_ < kRetryMs) return;
    failed_ms_ = now;
    camera_->Close();
    camera_->Open();
  }
}

}  // namespace oneflower
