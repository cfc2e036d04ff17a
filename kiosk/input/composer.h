// A text being written with the on-screen keyboard: the text, the caret, and what is on its way to
// become words: letters or digits in an engine, or the strokes of one character. Pure but for the
// engines. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/input/ink_reader.h"
#include "kiosk/input/key_engine.h"
#include "kiosk/input/word_engine.h"

namespace oneflower {

// Each may be null or come later.
struct InputEngines {
  WordEngine* letters = nullptr;
  KeyEngine* keys = nullptr;
  InkReader* ink = nullptr;
};

class Composer {
 public:
  // `max_length` in code points. Without an engine letters go straight into the text, and strokes
  // become nothing.
  explicit Composer(size_t max_length) : max_length_(max_length) {}
  ~Composer() { Wipe(); }
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;

  void SetEngines(const InputEngines& engines);

  void Letter(char letter, bool pinyin);  // pinyin: to the engine, digits to that of the nine keys
  void FixSyllable(size_t index);         // what the nine keys mean
  void Stroke(InkStroke stroke);          // one more of the character on the pad
  void UndoStroke();
  void Clear();                        // what is on its way, not the text
  void Insert(std::string_view text);  // as it is; finishes what is on its way first
  void Space();                        // takes the first candidate, else a blank
  void Backspace();  // a letter or stroke on its way, else what a reader sees as one sign
  void Pick(size_t candidate);
  void Settle();  // takes the best words for what was typed so far
  void Finish();  // letters on their way become text as they are, ink what it is like
  void MoveCaret(size_t offset);  // bytes; anything inside a character goes to its start
  void Wipe();                    // overwrites the memory the text was in

  const std::string& text() const { return text_; }
  size_t caret() const { return caret_; }
  bool full() const { return full_; }  // something did not fit
  std::string Preedit() const;
  std::vector<std::string> Candidates() const;
  std::vector<std::string> Syllables() const;  // what the nine keys may mean
  const Ink& ink() const { return ink_; }
  bool Busy() const { return !ink_.empty() || Typing() != nullptr; }  // something is on its way

 private:
  WordEngine* Typing() const;  // the engine that has letters on their way
  void ReadInk();

  size_t max_length_;
  InputEngines engines_;
  Ink ink_;
  std::vector<std::string> read_;  // what the ink may be
  std::string text_;
  size_t caret_ = 0;
  bool full_ = false;
};

}  // namespace oneflower
