// "Touch to hear": the first tap on a control says what it is and marks it, the second one acts.
// Works on the widget record, so that no screen knows of it. UI thread only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/input/speech.h"
#include "kiosk/ui/frame.h"
#include "kiosk/ui/pointer.h"
#include "kiosk/ui/strings.h"
#include "kiosk/ui/widget_record.h"

namespace oneflower {

// How the visitor wants to be spoken to.
struct Manner {
  ui::Language language = ui::Language::kChinese;
  bool slow = false;
};

class ReadAloud {
 public:
  // Speech may be null: then the mode cannot be switched on. Both outlive it.
  ReadAloud(Speech* speech, const ui::Strings& strings);

  bool on() const { return on_; }
  bool paused() const { return on_ && state_ == Speech::State::kPaused; }
  bool Speaking() const { return state_ == Speech::State::kSpeaking; }

  // False where there is no voice.
  bool Switch(const Manner& manner);
  void Again();
  void PauseOrGoOn();
  void ChangeVolume(const Manner& manner);  // louder, and from the loudest to the softest
  void Hush();                              // says nothing more; stays on
  void Reset();                             // another visitor: off, and as loud as ever

  // Once a frame. False when the voice turned out to be missing; it is off then.
  bool Look();

  // Speaks instead of acting where this is the first tap; the tap is taken out of the frame then.
  void Listen(ui::PointerFrame& pointer, const ui::WidgetRecord& seen, const Manner& manner);

  // Something new is on the screen: said once for each key, such as the screen's name.
  void Announce(const std::string& key, const std::string& text, const Manner& manner);

  // Says something once, on or off. False where there is no voice.
  bool SayOnce(const std::string& text, const Manner& manner);

  // The same for what nobody asked for: a voice that turns out to be missing is no news then.
  bool SayUnasked(const std::string& text, const Manner& manner);

  // Around what was spoken last, as long as it is on the screen.
  void DrawMark(ui::Frame& frame);

 private:
  struct Chosen {
    std::string id;
    std::string label;
  };

  void Say(const std::vector<std::string>& texts, const Manner& manner);
  void SayWidget(const ui::Widget& widget, const Manner& manner);
  const ui::Widget* Find(const ui::WidgetRecord& record) const;

  Speech* speech_;
  const ui::Strings& strings_;
  bool on_ = false;
  bool unasked_ = false;  // what is being said
  Speech::State state_ = Speech::State::kSilent;
  int volume_ = 1;
  std::optional<Chosen> chosen_;
  std::string announced_;  // key
};

}  // namespace oneflower
