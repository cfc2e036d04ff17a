// The on-screen keyboard: 26 keys for pinyin and English, nine keys, a pad for handwriting, numbers
// and marks; above them a bar of candidates, or of the layouts to choose from while nothing is on
// its way. Values in, one key event out; what the keys mean is the caller's business.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/ink_pad.h"

namespace oneflower::ui {

enum class KeyLayout { kPinyin, kNineKeys, kHandwriting, kEnglish, kNumbers };

struct KeyboardModel {
  KeyLayout layout = KeyLayout::kPinyin;
  bool capitals = false;        // the next letter of an English text
  bool all_candidates = false;  // the grid is open instead of the keys
  std::string preedit;
  std::vector<std::string> candidates;
  std::vector<std::string> syllables;  // what the nine keys may mean
  size_t syllable_page = 0;
  std::vector<PadStroke> ink;  // on the pad
  std::string done;            // the label of the last key
  bool done_enabled = true;
};

struct KeyEvent {
  enum class Kind {
    kLetter,  // a letter; of the nine keys a digit
    kText,
    kBackspace,
    kSpace,
    kPick,
    kSyllable,
    kMoreSyllables,
    kStroke,
    kUndoStroke,
    kClear,  // what is on its way
    kLayout,
    kCapitals,
    kMore,
    kDone
  };
  Kind kind = Kind::kText;
  std::string text;                       // kLetter, kText
  size_t index = 0;                       // kPick, kSyllable
  PadStroke stroke;                       // kStroke
  KeyLayout layout = KeyLayout::kPinyin;  // kLayout
};

// The height the keyboard wants on this panel.
float KeyboardHeight(const Frame& frame, KeyLayout layout);

std::optional<KeyEvent> DrawKeyboard(Frame& frame, const Box& box, const KeyboardModel& model);

}  // namespace oneflower::ui
