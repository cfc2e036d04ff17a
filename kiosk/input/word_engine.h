// Letters in, words out: what a Chinese input method is to the kiosk. One thread at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace oneflower {

// It never learns: nothing of one visitor may be suggested to the next.
class WordEngine {
 public:
  virtual ~WordEngine() = default;

  virtual void Type(char letter) = 0;  // a to z, or ' between two syllables; others are ignored
  virtual void Backspace() = 0;        // takes back a letter, or the last partial choice
  virtual void Clear() = 0;
  virtual bool Empty() const = 0;  // nothing typed

  // What is typed and chosen so far, letters parted into syllables: "扶shou", "fu'shou".
  virtual std::string Preedit() const = 0;

  // Best first; at most 60.
  virtual const std::vector<std::string>& Candidates() const = 0;

  // Takes a candidate. The whole text once every letter has its word (the engine is empty then);
  // nothing while letters are left.
  virtual std::optional<std::string> Select(size_t index) = 0;
};

}  // namespace oneflower
