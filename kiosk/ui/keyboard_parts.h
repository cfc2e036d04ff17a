// What the layouts of the on-screen keyboard have in common. For keyboard.cpp and the layouts only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/widgets.h"

namespace oneflower::ui {

// Draws keys and keeps the event of the one that was tapped.
class KeyTaker {
 public:
  KeyTaker(Frame& frame, const KeyboardModel& model) : frame_(frame), model_(model) {}

  struct Style {
    Look look = Look::kKey;
    std::optional<Icon> icon = std::nullopt;
    bool enabled = true;
    bool selected = false;
    Role role = Role::kKey;
  };
  void Key(const Box& box, const std::string& id, const std::string& label, KeyEvent event,
           const Style& style) {
    const bool tapped = Button(frame_, box,
                               {.id = id,
                                .label = label,
                                .look = style.look,
                                .icon = style.icon,
                                .enabled = style.enabled,
                                .selected = style.selected,
                                .face = style.look == Look::kKey ? Face::kBody : Face::kBold,
                                .role = style.role,
                                .round = frame_.Mm(3)});
    if (tapped) answer_ = std::move(event);
  }
  void Key(const Box& box, const std::string& id, const std::string& label, KeyEvent event) {
    Key(box, id, label, std::move(event), {});
  }

  // The keys every layout has.
  void Sign(const Box& box, const std::string& sign) {
    Key(box, "key." + sign, sign, {.kind = KeyEvent::Kind::kText, .text = sign});
  }
  void Space(const Box& box) {
    Key(box, "key.space", frame_.T("key.space"), {.kind = KeyEvent::Kind::kSpace});
  }
  void NewLine(const Box& box) {
    Key(box, "key.newline", frame_.T("key.newline"), {.kind = KeyEvent::Kind::kText, .text = "\n"},
        {.look = Look::kKeySpecial});
  }
  void Delete(const Box& box) {
    Key(box, "key.delete", frame_.T("key.delete"), {.kind = KeyEvent::Kind::kBackspace},
        {.look = Look::kKeySpecial, .icon = Icon::kBackspace});
  }
  void Done(const Box& box) {
    Key(box, "key.done", model_.done, {.kind = KeyEvent::Kind::kDone},
        {.look = Look::kPrimary, .enabled = model_.done_enabled});
  }

  Frame& frame() { return frame_; }
  const KeyboardModel& model() const { return model_; }
  std::optional<KeyEvent>& answer() { return answer_; }

 private:
  Frame& frame_;
  const KeyboardModel& model_;
  std::optional<KeyEvent> answer_;
};

// Height of a panel in millimetres.
inline float PanelHeightMm(const Frame& frame) {
  return static_cast<float>(frame.metrics.panel().height) / frame.metrics.panel().px_per_mm;
}
inline constexpr float kLowPanelMm = 240;

// The layouts: how high they want to be, and the keys beneath the bar of candidates.
float HandKeysHeight(const Frame& frame);
void DrawHandKeys(KeyTaker& keys, const Box& box);
float NineKeysHeight(const Frame& frame);
void DrawNineKeys(KeyTaker& keys, const Box& box);

}  // namespace oneflower::ui
