// A slip that is held to the scanner leads to its flower, as if its code had been tapped in.
#include "kiosk/app/kiosk.h"
#include "shared/domain/slip.h"

namespace oneflower {

void Kiosk::Scan(std::string_view scanned) {
  if (parts_.store == nullptr) return;
  const int64_t now = Now();
  last_touch_ms_ = now;
  attracting_ = false;
  idle_.Attend(now);
  if (visit_->Pristine()) BeginVisit();
  Changed();
  const auto code = SlipCodeIn(scanned);
  if (!code) {
    visit_->notice = "scan.unknown";
    return;
  }
  GoTo({"slip", *code});
}

}  // namespace oneflower
