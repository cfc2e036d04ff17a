#include "kiosk/app/player.h"

#include <fmt/format.h>

#include <algorithm>

namespace oneflower {
namespace {

using Verb = PlayAction::Verb;

bool IsTarget(const ui::Widget& widget) {
  return widget.enabled && !widget.covered && ui::IsControl(widget.role);
}

template <typename Matches>
std::vector<const ui::Widget*> TargetsThat(const ui::WidgetRecord& record, Matches matches) {
  std::vector<const ui::Widget*> found;
  for (const ui::Widget& widget : record.widgets()) {
    if (IsTarget(widget) && matches(widget)) found.push_back(&widget);
  }
  return found;
}

// By id, else by the whole label, else by a part of the label: the first way that finds anything.
std::vector<const ui::Widget*> FindTargets(const ui::WidgetRecord& record,
                                           const std::string& name) {
  auto found = TargetsThat(record, [&](const ui::Widget& w) { return w.id == name; });
  if (found.empty())
    found = TargetsThat(record, [&](const ui::Widget& w) { return w.label == name; });
  if (found.empty())
    found = TargetsThat(record, [&](const ui::Widget& w) { return w.label.contains(name); });
  return found;
}

}  // namespace

Player::Player(std::vector<PlayAction> actions, PlayStage& stage)
    : actions_(std::move(actions)), stage_(stage) {}

Player::State Player::AfterFrame(int64_t now_ms, const ui::WidgetRecord& record) {
  if (!complaint_.empty()) return State::kFailed;
  if (wait_frames_ > 0) {
    --wait_frames_;
    return State::kRunning;
  }
  if (finger_is_down_) {
    stage_.FingerUp(finger_.x, finger_.y);
    finger_is_down_ = false;
    wait_frames_ = kFramesBetween;
    return State::kRunning;
  }
  if (next_ == actions_.size()) return State::kDone;

  const PlayAction& action = actions_[next_];
  if (begun_ms_ < 0) begun_ms_ = now_ms;
  Outcome outcome = Do(action, now_ms, record);
  const bool waits = action.verb == Verb::kWait;
  const bool tired = begun_ms_ >= 0 && now_ms - begun_ms_ > kPatienceMs;
  if (outcome == Outcome::kNotYet && !waits && tired) {
    outcome = Outcome::kFailed;
  }
  if (outcome == Outcome::kFailed) {
    complaint_ = fmt::format("line {}: {}: {}", action.line, action.text, why_);
    return State::kFailed;
  }
  if (outcome == Outcome::kDone) Advance();
  return State::kRunning;
}

int64_t Player::WaitsMs(int64_t now_ms) const {
  const bool waits = next_ < actions_.size() && actions_[next_].verb == Verb::kWait;
  if (!waits || begun_ms_ < 0) return 0;
  return std::max<int64_t>(0, actions_[next_].ms - (now_ms - begun_ms_));
}

void Player::Advance() {
  ++next_;
  part_ = 0;
  turner_ = {};
  begun_ms_ = -1;
  wait_frames_ = kFramesBetween;
}

Player::Outcome Player::Do(const PlayAction& action, int64_t now_ms,
                           const ui::WidgetRecord& record) {
  switch (action.verb) {
    case Verb::kTap: return Tap(action, record);
    case Verb::kPick: return Tap(action, record);
    case Verb::kFind: return Find(action, record);
    case Verb::kTurn: return Turn(action, record);
    case Verb::kType: return Type(action, record);
    case Verb::kStroke:
    case Verb::kDrag: return Path(action, record);
    case Verb::kWait: return now_ms - begun_ms_ >= action.ms ? Outcome::kDone : Outcome::kNotYet;
    case Verb::kExpect: return Expect(action, record, true);
    case Verb::kAbsent: return Expect(action, record, false);
    case Verb::kMode: return From(stage_.SetMode(action.target));
    case Verb::kTheme: return From(stage_.SetTheme(action.target));
    case Verb::kLang: return From(stage_.SetLanguage(action.target));
    case Verb::kPanel: return From(stage_.SetPanel(action.width, action.height));
    case Verb::kIdle: return From(stage_.StandStill(action.target));
    case Verb::kScan: return From(stage_.Scan(action.target));
    case Verb::kFault: return From(stage_.SetFault(action.target));
    case Verb::kShot: return From(stage_.Shot(action.target));
  }
  return Outcome::kFailed;
}

Player::Outcome Player::From(const Status& status) {
  if (status) return Outcome::kDone;
  why_ = status.error().detail;
  return status.error().kind == ErrorKind::kBusy ? Outcome::kNotYet : Outcome::kFailed;
}

Player::Outcome Player::TapAt(const ui::Widget& widget) {
  finger_ = widget.box.Center();
  finger_is_down_ = true;
  stage_.FingerDown(finger_.x, finger_.y);
  return Outcome::kDone;
}

Player::Outcome Player::Tap(const PlayAction& action, const ui::WidgetRecord& record) {
  auto found = FindTargets(record, action.target);
  if (action.verb == Verb::kPick) {
    std::erase_if(found, [&](const ui::Widget* widget) {
      return widget->role != ui::Role::kCandidate || widget->label != action.target;
    });
  }
  if (found.size() == 1) return TapAt(*found.front());
  why_ = fmt::format("{} visible controls match", found.size());
  return Outcome::kNotYet;
}

// Patience is for one round through all pages, however many there are: what is on none of them may
// still appear, as a tap may wait for its control.
Player::Outcome Player::Find(const PlayAction& action, const ui::WidgetRecord& record) {
  if (FindTargets(record, action.target).size() == 1) return Outcome::kDone;
  const bool first_round = turner_.rounds() == 0;
  if (const ui::Widget* page = turner_.Next(record)) {
    TapAt(*page);
    wait_frames_ = kFramesBetween;
    if (first_round) begun_ms_ = -1;
  }
  why_ = "on no page";
  return Outcome::kNotYet;
}

Player::Outcome Player::Turn(const PlayAction& action, const ui::WidgetRecord& record) {
  const ui::Widget* button = record.Find(action.target);
  if (button == nullptr) {
    why_ = "not on this screen";
    return Outcome::kNotYet;
  }
  if (!button->enabled) return Outcome::kDone;
  TapAt(*button);
  begun_ms_ = -1;
  why_ = "no end of the pages";
  return Outcome::kNotYet;
}

Player::Outcome Player::Type(const PlayAction& action, const ui::WidgetRecord& record) {
  const std::string letter = action.target.substr(part_, 1);
  const std::string id = letter == " " ? "key.space" : "key." + letter;
  const auto keys = TargetsThat(record, [&](const ui::Widget& widget) { return widget.id == id; });
  if (keys.size() != 1) {
    why_ = fmt::format("no key {}", id);
    return Outcome::kNotYet;
  }
  TapAt(*keys.front());
  begun_ms_ = -1;  // patience is for one letter, not for the whole word
  return ++part_ < action.target.size() ? Outcome::kNotYet : Outcome::kDone;
}

Player::Outcome Player::Path(const PlayAction& action, const ui::WidgetRecord& record) {
  const auto& widgets = record.widgets();
  const auto widget = std::ranges::find(widgets, action.target, &ui::Widget::id);
  if (widget == widgets.end()) {
    why_ = "not on this screen";
    return Outcome::kNotYet;
  }
  const PlayPoint& point = action.points[part_];
  finger_ = {widget->box.min.x + point.x * widget->box.Width(),
             widget->box.min.y + point.y * widget->box.Height()};
  if (part_ == 0) {
    stage_.FingerDown(finger_.x, finger_.y);
  } else {
    stage_.FingerMove(finger_.x, finger_.y);
  }
  if (++part_ < action.points.size()) return Outcome::kNotYet;
  finger_is_down_ = true;
  return Outcome::kDone;
}

Player::Outcome Player::Expect(const PlayAction& action, const ui::WidgetRecord& record,
                               bool present) {
  const bool shown = std::ranges::any_of(record.widgets(), [&](const ui::Widget& widget) {
    return !widget.covered && (widget.id == action.target || widget.label.contains(action.target));
  });
  if (shown == present) return Outcome::kDone;
  why_ = present ? "no visible control shows it" : "still shown";
  return Outcome::kNotYet;
}

}  // namespace oneflower
