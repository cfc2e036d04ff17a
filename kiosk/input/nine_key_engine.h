// Pinyin by nine keys: the likeliest readings of the digits, each decoded by libime.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/input/key_engine.h"
#include "kiosk/input/pinyin_engine.h"

namespace oneflower {

class NineKeyEngine final : public KeyEngine {
 public:
  // Stands on the dictionary and language model of `pinyin`, which outlives it. Counts the
  // dictionary's words: 0.3 s, not on the UI thread.
  explicit NineKeyEngine(const PinyinEngine& pinyin);
  ~NineKeyEngine() override;

  void Type(char letter) override;
  void Backspace() override;
  void Clear() override;
  bool Empty() const override;
  std::string Preedit() const override;
  const std::vector<std::string>& Candidates() const override;
  std::optional<std::string> Select(size_t index) override;
  const std::vector<std::string>& Syllables() const override;
  void FixSyllable(size_t index) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
