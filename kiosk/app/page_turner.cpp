#include "kiosk/app/page_turner.h"

#include <fmt/format.h>

#include <iterator>
#include <vector>

namespace oneflower {
namespace {

bool IsPageButton(const ui::Widget& widget) {
  return ui::IsControl(widget.role) && !widget.covered && widget.id.ends_with(".on");
}

// The buttons of each list: on, then back.
std::vector<std::string> PageButtons(const ui::WidgetRecord& record) {
  std::vector<std::string> ids;
  for (const ui::Widget& widget : record.widgets()) {
    if (!IsPageButton(widget)) continue;
    const std::string list = widget.id.substr(0, widget.id.rfind('.'));
    ids.push_back(list + ".on");
    ids.push_back(list + ".back");
  }
  return ids;
}

// What is in sight and where; the same text before and after a tap that moved nothing.
std::string Sight(const ui::WidgetRecord& record) {
  std::string sight;
  for (const ui::Widget& widget : record.widgets()) {
    fmt::format_to(std::back_inserter(sight), "{} {} {:.0f} {:.0f}\n", widget.id, widget.label,
                   widget.box.min.x, widget.box.min.y);
  }
  return sight;
}

}  // namespace

void PageTurner::Skip(size_t buttons) {
  seen_.clear();
  if (++at_ < buttons) return;
  at_ = 0;
  ++rounds_;
}

const ui::Widget* PageTurner::Next(const ui::WidgetRecord& record) {
  const std::vector<std::string> buttons = PageButtons(record);
  std::string sight = Sight(record);
  for (size_t tried = 0; tried < buttons.size(); ++tried) {
    if (at_ >= buttons.size()) at_ = 0;
    const ui::Widget* button = record.Find(buttons[at_]);
    if (button != nullptr && button->enabled && sight != seen_) {
      seen_ = std::move(sight);
      return button;
    }
    Skip(buttons.size());
  }
  if (buttons.empty()) ++rounds_;
  return nullptr;
}

}  // namespace oneflower
