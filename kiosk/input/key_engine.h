// What a Chinese input method with nine keys offers beyond words: the pinyin the keys may mean. One
// thread at a time.
#pragma once

#include "kiosk/input/word_engine.h"

namespace oneflower {

// Type() takes the digits 2 to 9 and ignores all else.
class KeyEngine : public WordEngine {
 public:
  // What the first digits that are not fixed yet may mean, the likeliest first.
  virtual const std::vector<std::string>& Syllables() const = 0;

  // Holds the first digits to that meaning; Backspace takes it back.
  virtual void FixSyllable(size_t index) = 0;
};

}  // namespace oneflower
