#include "kiosk/ui/widget_record.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "shared/base/json_text.h"

namespace oneflower::ui {
namespace {

std::string ColorText(ImU32 color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color >> IM_COL32_R_SHIFT & 255,
                     color >> IM_COL32_G_SHIFT & 255, color >> IM_COL32_B_SHIFT & 255);
}

double Rounded(float value) { return std::round(value * 100.0) / 100.0; }

}  // namespace

std::string_view RoleName(Role role) {
  constexpr std::array<std::string_view, 10> kNames = {"button", "text",  "heading",   "field",
                                                       "canvas", "key",   "candidate", "image",
                                                       "list",   "status"};
  return kNames[static_cast<size_t>(role)];
}

bool IsControl(Role role) {
  return role == Role::kButton || role == Role::kField || role == Role::kCanvas ||
         role == Role::kKey || role == Role::kCandidate;
}

void WidgetRecord::CoverAll() {
  for (Widget& widget : widgets_) widget.covered = true;
}

const Widget* WidgetRecord::Find(std::string_view id) const {
  for (const Widget& widget : widgets_) {
    if (widget.id == id && !widget.covered) return &widget;
  }
  return nullptr;
}

std::string RecordToJson(const FrameFacts& facts, const WidgetRecord& record) {
  nlohmann::ordered_json widgets = nlohmann::ordered_json::array();
  for (const Widget& widget : record.widgets()) {
    if (widget.covered) continue;
    nlohmann::ordered_json json = {{"id", widget.id},
                                   {"role", RoleName(widget.role)},
                                   {"label", widget.label},
                                   {"rect",
                                    {Rounded(widget.box.min.x), Rounded(widget.box.min.y),
                                     Rounded(widget.box.Width()), Rounded(widget.box.Height())}},
                                   {"enabled", widget.enabled},
                                   {"cap_mm", Rounded(widget.cap_mm)},
                                   {"fg", ColorText(widget.fg)},
                                   {"bg", ColorText(widget.bg)}};
    if (widget.selected) json["selected"] = true;
    widgets.push_back(std::move(json));
  }
  const nlohmann::ordered_json json = {{"screen", facts.screen},
                                       {"mode", facts.mode},
                                       {"theme", facts.theme},
                                       {"lang", facts.lang},
                                       {"size", {facts.width, facts.height}},
                                       {"px_per_mm", Rounded(facts.px_per_mm)},
                                       {"widgets", std::move(widgets)}};
  return ToIndentedText(json);
}

}  // namespace oneflower::ui
