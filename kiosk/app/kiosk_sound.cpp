// What the kiosk says, and what it does while something is heard or recorded.
#include <algorithm>

#include "kiosk/app/kiosk.h"

namespace oneflower {

Manner Kiosk::SpokenManner() const {
  return {visit_->language, visit_->mode == ui::TextMode::kElder};
}

void Kiosk::TickSound() {
  if (!aloud_.Look()) {
    visit_->notice = "aloud.missing";
    Changed();
  }
  const bool recording = recorder_.Listening();
  const bool playing = parts_.speaker != nullptr && parts_.speaker->Playing();
  // A memo must not record the voice, nor the voice talk over a memo.
  if (aloud_.Speaking() && (recording || playing)) aloud_.Hush();
  const bool sounding = recording || playing || aloud_.Speaking();
  if (sounding != sounding_) Changed();
  sounding_ = sounding;
  // Listening is attention, but the question that is read aloud must not answer itself.
  const int64_t now = Now();
  if (sounding && idle_.At(now, CurrentOccupation(), ElderOrChild()) == IdleTimer::Phase::kActive) {
    idle_.Attend(now);
  }
}

void Kiosk::HearTaps(ui::PointerFrame& pointer) {
  if (!aloud_.on() || recorder_.Listening()) return;  // the tap that stops a recording stops it
  if (visit_->pin) return;                            // a PIN is not said aloud
  const bool speaks = pointer.touched || !pointer.tapped.empty();
  if (speaks && parts_.speaker != nullptr) parts_.speaker->Pause();
  aloud_.Listen(pointer, record_, SpokenManner());
}

// The question that ends a visit is asked aloud of those who look at the screen less, too.
void Kiosk::AskAloud(bool asking) {
  const bool begins = asking && !asked_aloud_;
  asked_aloud_ = asking;
  if (!begins || aloud_.on() || !ElderOrChild()) return;
  aloud_.SayUnasked(IdleWords(), SpokenManner());
}

std::string Kiosk::IdleWords() const {
  const auto words = [&](const char* id) { return parts_.strings.Get(visit_->language, id); };
  return words("idle.question") + " " + words("idle.keep");
}

void Kiosk::AnnounceScreen(Screen screen) {
  const IdleTimer::Phase phase = idle_.At(Now(), CurrentOccupation(), ElderOrChild());
  AskAloud(phase == IdleTimer::Phase::kQuestion);
  if (!aloud_.on()) return;
  const auto say = [&](const std::string& key, const std::string& text) {
    aloud_.Announce(key, text, SpokenManner());
  };
  const auto words = [&](const char* id) { return parts_.strings.Get(visit_->language, id); };
  if (phase == IdleTimer::Phase::kQuestion) {
    say("question", IdleWords());
  } else if (!visit_->notice.empty()) {
    say("notice." + visit_->notice, parts_.strings.Get(visit_->language, visit_->notice));
  } else if (visit_->settings_open) {
    say("settings", words("settings.size"));
  } else if (screen == Screen::kFeature && !visit_->feature->Announcement().empty()) {
    say("screen." + ScreenNow(), visit_->feature->Announcement());
  } else if (screen == Screen::kVoice && !recorder_.Listening()) {
    say("screen.voice", words(PromiseId(VoicePurpose())));
  } else {
    const auto& widgets = record_.widgets();
    const auto title = std::ranges::find(widgets, ui::Role::kHeading, &ui::Widget::role);
    say("screen." + ScreenNow(), title != widgets.end() ? title->label : std::string());
  }
}

}  // namespace oneflower
