// The on-screen keyboard: 26 keys for pinyin and English, numbers and marks, a bar of candidates.
// Values in, one key event out; what the keys mean is the caller's business.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/frame.h"

namespace oneflower::ui {

enum class KeyLayout { kPinyin, kEnglish, kNumbers };

struct KeyboardModel {
  KeyLayout layout = KeyLayout::kPinyin;
  bool capitals = false;        // the next letter of an English text
  bool all_candidates = false;  // the grid is open instead of the keys
  std::string preedit;
  std::vector<std::string> candidates;
  std::string done;  // the label of the last key
  bool done_enabled = true;
};

struct KeyEvent {
  enum class Kind { kLetter, kText, kBackspace, kSpace, kPick, kLayout, kCapitals, kMore, kDone };
  Kind kind = Kind::kText;
  std::string text;                       // kLetter, kText
  size_t index = 0;                       // kPick
  KeyLayout layout = KeyLayout::kPinyin;  // kLayout
};

// The height the keyboard wants on this panel.
float KeyboardHeight(const Frame& frame);

std::optional<KeyEvent> DrawKeyboard(Frame& frame, const Box& box, const KeyboardModel& model);

}  // namespace oneflower::ui
