// Holds a frame's record to the numbers of experience.md: sizes, gaps, contrast, clipping. Pure.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/metrics.h"
#include "kiosk/ui/theme.h"
#include "kiosk/ui/widget_record.h"

namespace oneflower::ui {

struct Finding {
  std::string widget;  // id, or the label where there is none
  std::string what;
};

std::vector<Finding> Lint(const WidgetRecord& record, const Metrics& metrics, const Theme& theme);

}  // namespace oneflower::ui
