#include "kiosk/ui/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace oneflower::ui {
namespace {

// Below this a difference is rounding to whole pixels, in millimetres.
constexpr float kToleranceMm = 0.3F;
constexpr float kLargeCapMm = 4.8F;
constexpr float kKeyPitchFloorMm = 17;

class Linter {
 public:
  Linter(const WidgetRecord& record, const Metrics& metrics, const Theme& theme)
      : record_(record), metrics_(metrics), theme_(theme) {}

  std::vector<Finding> Run() {
    for (const Widget& widget : record_.widgets()) {
      if (widget.covered) continue;
      CheckText(widget);
      if (IsControl(widget.role)) CheckControl(widget);
    }
    CheckGaps();
    return findings_;
  }

 private:
  float ToMm(float px) const { return px / metrics_.panel().px_per_mm; }

  void Found(const Widget& widget, std::string what) {
    findings_.push_back({widget.id.empty() ? widget.label : widget.id, std::move(what)});
  }

  void CheckText(const Widget& widget) {
    if (widget.cap_mm == 0) return;
    if (widget.cap_mm < Metrics::kFloorCapMm - 0.05F) {
      Found(widget, fmt::format("capitals of {:.1f} mm", widget.cap_mm));
    }
    const bool soft = theme_.name == ThemeName::kSoft;
    const bool large = widget.cap_mm >= kLargeCapMm;
    const float wanted = soft || large ? 4.5F : 7.0F;
    const float contrast = Contrast(widget.fg, widget.bg);
    if (contrast < wanted) Found(widget, fmt::format("contrast {:.1f}:1", contrast));
    if (widget.clipped && !widget.cut) Found(widget, "text does not fit");
    const Box panel = Box::At(0, 0, static_cast<float>(metrics_.panel().width),
                              static_cast<float>(metrics_.panel().height));
    const Box inside = widget.box.Meet(panel);
    if (inside.Width() + 2 < widget.box.Width() || inside.Height() + 2 < widget.box.Height()) {
      Found(widget, "reaches over the panel's edge");
    }
  }

  void CheckControl(const Widget& widget) {
    if (widget.label.empty()) Found(widget, "has no label");
    if (widget.id.empty()) Found(widget, "has no id");
    if (widget.cut) return;
    const bool key = widget.role == Role::kKey || widget.role == Role::kCandidate;
    // A key's pitch counts, gap included.
    const float wanted = key ? kKeyPitchFloorMm - Metrics::kFloorGapMm : metrics_.ControlMm();
    const float width = ToMm(widget.box.Width());
    const float height = ToMm(widget.box.Height());
    const float floor = key ? kKeyPitchFloorMm - Metrics::kFloorGapMm : Metrics::kFloorControlMm;
    const float wanted_height = key ? floor - 2 : wanted;
    if (width < wanted - kToleranceMm || height < wanted_height - kToleranceMm) {
      Found(widget, fmt::format("{:.1f} x {:.1f} mm", width, height));
    }
  }

  void CheckGaps() {
    std::vector<const Widget*> controls;
    for (const Widget& widget : record_.widgets()) {
      if (IsControl(widget.role) && !widget.covered) controls.push_back(&widget);
    }
    for (size_t i = 0; i < controls.size(); ++i) {
      for (size_t k = i + 1; k < controls.size(); ++k) CheckGap(*controls[i], *controls[k]);
    }
  }

  void CheckGap(const Widget& a, const Widget& b) {
    const bool keys = a.role == Role::kKey || a.role == Role::kCandidate || b.role == Role::kKey ||
                      b.role == Role::kCandidate;
    // 20 mm keys hit as well with 1 mm between them (Colle and Hiszem 2004).
    const float wanted = keys ? 1 : metrics_.GapMm();
    const float across = std::max(a.box.min.x - b.box.max.x, b.box.min.x - a.box.max.x);
    const float down = std::max(a.box.min.y - b.box.max.y, b.box.min.y - a.box.max.y);
    const float gap = ToMm(std::max(across, down));
    if (gap < wanted - kToleranceMm) {
      Found(a, fmt::format("{:.1f} mm to {}", gap, b.id.empty() ? b.label : b.id));
    }
  }

  const WidgetRecord& record_;
  const Metrics& metrics_;
  const Theme& theme_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> Lint(const WidgetRecord& record, const Metrics& metrics, const Theme& theme) {
  return Linter(record, metrics, theme).Run();
}

}  // namespace oneflower::ui
