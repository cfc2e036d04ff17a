// A text being written with the on-screen keyboard: the text, the caret, and the word engine while
// letters are on their way to become words. Pure but for the engine. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/input/word_engine.h"

namespace oneflower {

class Composer {
 public:
  // `max_length` in code points. The engine may be null or come later (SetEngine): then letters go
  // straight into the text.
  explicit Composer(size_t max_length) : max_length_(max_length) {}
  ~Composer() { Wipe(); }
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;

  void SetEngine(WordEngine* engine);

  void Letter(char letter, bool pinyin);  // pinyin: to the engine
  void Insert(std::string_view text);     // as it is; finishes what is on its way first
  void Space();                           // takes the first candidate, else a blank
  void Backspace();  // a letter on its way, else what a reader sees as one sign
  void Pick(size_t candidate);
  void Settle();                  // takes the best words for what was typed so far
  void Finish();                  // turns letters on their way into text as they are
  void MoveCaret(size_t offset);  // bytes; anything inside a character goes to its start
  void Wipe();                    // overwrites the memory the text was in

  const std::string& text() const { return text_; }
  size_t caret() const { return caret_; }
  bool full() const { return full_; }  // something did not fit
  std::string Preedit() const;
  std::vector<std::string> Candidates() const;

 private:
  bool Busy() const { return engine_ != nullptr && !engine_->Empty(); }

  size_t max_length_;
  WordEngine* engine_ = nullptr;
  std::string text_;
  size_t caret_ = 0;
  bool full_ = false;
};

}  // namespace oneflower
