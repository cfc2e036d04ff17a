// 我有话说: say it, look at it, plant it. Two screens before the thanks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/ways_screen.h"
#include "kiosk/ui/image.h"
#include "kiosk/ui/keyboard.h"

namespace oneflower {

struct ProposeModel {
  ChromeModel chrome;
  int step = 0;  // 0 say, 1 look
  std::string text;
  size_t caret = 0;
  std::string preedit;
  bool full = false;  // something did not fit
  ui::KeyboardModel keyboard;
  std::vector<Proposal> similar;   // at most three
  std::vector<std::string> given;  // of those, the ones this visit gave a flower
  // One question a screen: the ways are chosen on one of their own, and so is each thing that may
  // be said beside the words, if somebody wants to.
  bool ways_apart = false;
  int more = 0;  // which of those is asked, from 1 on; 0: none
  Mood mood = Mood::kNone;
  Besides besides;
  std::vector<ui::ImageView> photos;
  std::string topic;                     // chosen, or empty
  std::optional<std::string> signature;  // chosen; empty text: nobody
  std::vector<std::string> signatures;   // to choose from
  bool publish_at_once = true;
  bool planting = false;  // the store is at work
  std::string trouble;    // why the last try did not work, in words
};

struct ProposeAnswer {
  Intent intent;
  std::optional<ui::KeyEvent> key;
  std::optional<size_t> caret;  // a tap into the text
};

// What kind of flower it may be, in the order in which they are offered.
inline constexpr Mood kMoods[] = {Mood::kFound, Mood::kHope, Mood::kThanks, Mood::kWorry};

// Topic, flower name, mood.
inline constexpr int kMoreQuestions = 3;

ProposeAnswer DrawPropose(const ScreenContext& context, const ProposeModel& model);

// The string of the words one may begin with.
std::string PromptId(Mood mood);

// The three steps as a line of chips; `step` 0 to 2.
void DrawSteps(const ScreenContext& context, const ui::Box& box, int step);

}  // namespace oneflower
