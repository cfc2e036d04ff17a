// What a visitor may only do beside somebody of the hall: it is asked for with a PIN.
#include <utility>

#include "kiosk/app/kiosk.h"
#include "kiosk/input/wiped_memory.h"
#include "kiosk/screens/pin_screen.h"

namespace oneflower {

void Kiosk::AskStaff(const std::string& why_id, std::function<void()> then) {
  if (visit_->staff_here) return then();
  visit_->pin = PinAsked{.why = why_id, .then = std::move(then), .digits = {}, .wrong = false};
  visit_->pin->digits.reserve(kMostPin);  // one piece of memory, overwritten when it is done with
}

void Kiosk::TypePin(const intent::TypePin& typed) {
  if (!visit_->pin) return;
  std::string& digits = visit_->pin->digits;
  visit_->pin->wrong = false;
  if (typed.backspace && !digits.empty()) digits.pop_back();
  if (digits.size() < kMostPin) digits += typed.digit;
}

void Kiosk::ConfirmPin() {
  if (!visit_->pin || parts_.staff == nullptr) return;
  const StaffPin::Answer answer = parts_.staff->Try(visit_->pin->digits);
  WipeMemory(visit_->pin->digits);
  visit_->pin->wrong = answer == StaffPin::Answer::kWrong;
  if (answer != StaffPin::Answer::kRight) return;
  const std::function<void()> then = visit_->pin->then;
  DropPin();
  visit_->staff_here = true;
  then();
}

void Kiosk::DropPin() {
  if (visit_->pin) WipeMemory(visit_->pin->digits);
  visit_->pin.reset();
}

void Kiosk::DrawPinScreen(const ScreenContext& context) {
  const PinAsked& pin = *visit_->pin;
  const int64_t wait = parts_.staff != nullptr ? parts_.staff->WaitMs() : 0;
  ChromeModel chrome = Chrome("pin.title");
  chrome.has_back = true;
  asked_ = DrawPin(context, {.chrome = std::move(chrome),
                             .why = context.frame.T(pin.why),
                             .typed = pin.digits.size(),
                             .may_confirm = pin.digits.size() >= kLeastPin,
                             .wrong = pin.wrong,
                             .wait_s = (wait + 999) / 1000,
                             .is_set = parts_.staff != nullptr && parts_.staff->IsSet()});
  if (wait > 0) context.frame.animating = true;  // it counts down
}

}  // namespace oneflower
