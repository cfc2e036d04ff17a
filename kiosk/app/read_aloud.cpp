#include "kiosk/app/read_aloud.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/input/wiped_memory.h"
#include "kiosk/ui/widgets.h"

namespace oneflower {
namespace {

using ui::Role;
using ui::Widget;

constexpr std::array<float, 3> kVolumes = {0.35F, 0.65F, 1.0F};
constexpr int kUsualVolume = 1;

// What steers the voice acts at once.
bool IsTool(const std::string& id) { return id == "aloud" || id.starts_with("aloud."); }

const char* RoleWord(Role role) {
  switch (role) {
    case Role::kButton: return "aloud.button";
    case Role::kField: return "aloud.field";
    case Role::kCanvas: return "aloud.canvas";
    case Role::kCandidate: return "aloud.candidate";
    default: return "";
  }
}

// The topmost thing at a point that has words.
const Widget* WordsAt(const ui::WidgetRecord& record, ImVec2 point) {
  const auto& widgets = record.widgets();
  const auto found = std::find_if(widgets.rbegin(), widgets.rend(), [&](const Widget& widget) {
    return !widget.covered && widget.role != Role::kList && !widget.label.empty() &&
           widget.box.Contains(point);
  });
  return found == widgets.rend() ? nullptr : &*found;
}

SpokenLanguage LanguageOf(const Manner& manner) {
  return manner.language == ui::Language::kChinese ? SpokenLanguage::kChinese
                                                   : SpokenLanguage::kEnglish;
}

}  // namespace

ReadAloud::ReadAloud(Speech* speech, const ui::Strings& strings)
    : speech_(speech), strings_(strings) {
  Reset();
}

void ReadAloud::Reset() {
  on_ = false;
  unasked_ = false;
  RenewOverwritten(chosen_);
  WipeMemory(announced_);
  volume_ = kUsualVolume;
  state_ = Speech::State::kSilent;
  if (speech_ == nullptr) return;
  speech_->Stop();
  speech_->SetVolume(kVolumes[kUsualVolume]);
}

void ReadAloud::Hush() {
  if (speech_ != nullptr) speech_->Stop();
  state_ = Speech::State::kSilent;
}

bool ReadAloud::Switch(const Manner& manner) {
  if (speech_ == nullptr) return false;
  on_ = !on_;
  chosen_.reset();
  announced_.clear();
  Say({strings_.Get(manner.language, on_ ? "aloud.on" : "aloud.off")}, manner);
  return true;
}

void ReadAloud::Again() {
  if (!on_) return;
  speech_->Again();
  state_ = Speech::State::kSpeaking;
}

void ReadAloud::PauseOrGoOn() {
  if (!on_) return;
  if (speech_->Look() == Speech::State::kPaused) {
    speech_->Resume();
  } else {
    speech_->Pause();
  }
}

void ReadAloud::ChangeVolume(const Manner& manner) {
  if (!on_) return;
  volume_ = (volume_ + 1) % static_cast<int>(kVolumes.size());
  speech_->SetVolume(kVolumes[static_cast<size_t>(volume_)]);
  Say({strings_.Get(manner.language, "aloud.volume." + std::to_string(volume_))}, manner);
}

bool ReadAloud::Look() {
  if (speech_ == nullptr) return true;
  state_ = speech_->Look();
  if (state_ != Speech::State::kMissing) return true;
  const bool unasked = unasked_;
  Reset();
  return unasked;
}

void ReadAloud::Say(const std::vector<std::string>& texts, const Manner& manner) {
  std::vector<Utterance::Part> parts;
  for (const std::string& text : texts) {
    parts.push_back({text, strings_.IdsOf(manner.language, text)});
  }
  speech_->Say({.parts = std::move(parts), .language = LanguageOf(manner), .slow = manner.slow});
  state_ = Speech::State::kSpeaking;
  unasked_ = false;
}

void ReadAloud::SayWidget(const Widget& widget, const Manner& manner) {
  chosen_ = {widget.id, widget.label};
  std::vector<std::string> texts = {widget.label};
  const auto add = [&](const char* id) { texts.push_back(strings_.Get(manner.language, id)); };
  if (const char* role = RoleWord(widget.role); *role != '\0') add(role);
  if (widget.selected) add("aloud.selected");
  if (!widget.enabled) add("aloud.disabled");
  Say(texts, manner);
}

void ReadAloud::Listen(ui::PointerFrame& pointer, const ui::WidgetRecord& seen,
                       const Manner& manner) {
  if (!on_) return;
  if (pointer.touched) {
    if (const Widget* words = WordsAt(seen, pointer.tapped_at)) SayWidget(*words, manner);
    return;
  }
  if (pointer.tapped.empty() || IsTool(pointer.tapped)) return;
  const Widget* widget = seen.Find(pointer.tapped);
  if (widget == nullptr) return;
  if (chosen_ && chosen_->id == widget->id) {
    chosen_.reset();
    return;
  }
  SayWidget(*widget, manner);
  // Nobody types with two taps a letter; a key that is heard can be deleted again.
  if (widget->role == Role::kKey) return;
  pointer.tapped.clear();
}

void ReadAloud::Announce(const std::string& key, const std::string& text, const Manner& manner) {
  if (!on_ || key == announced_) return;
  const bool first = announced_.empty();
  announced_ = key;
  // What is being said when the mode begins is its own explanation.
  if (!first && !text.empty()) Say({text}, manner);
}

bool ReadAloud::SayOnce(const std::string& text, const Manner& manner) {
  if (speech_ == nullptr) return false;
  Say({text}, manner);
  return true;
}

bool ReadAloud::SayUnasked(const std::string& text, const Manner& manner) {
  const bool voice = SayOnce(text, manner);
  unasked_ = voice;
  return voice;
}

const Widget* ReadAloud::Find(const ui::WidgetRecord& record) const {
  const auto& widgets = record.widgets();
  const auto found = std::ranges::find_if(widgets, [&](const Widget& widget) {
    return !widget.covered && widget.id == chosen_->id &&
           (!chosen_->id.empty() || widget.label == chosen_->label);
  });
  return found == widgets.end() ? nullptr : &*found;
}

void ReadAloud::DrawMark(ui::Frame& frame) {
  if (!on_ || !chosen_) return;
  if (const Widget* widget = Find(frame.record)) {
    ui::DrawRing(frame, widget->box);
  } else {
    chosen_.reset();
  }
}

}  // namespace oneflower
