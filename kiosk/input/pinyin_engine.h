// Pinyin by libime: its dictionary and language model, the fuzzy pairs of Sichuan speakers, and the
// community's own words from a read-only list.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/input/word_engine.h"
#include "shared/base/result.h"

namespace libime {
class PinyinIME;
}

namespace oneflower {

class PinyinEngine final : public WordEngine {
 public:
  // Loads about 30 MB in 0.15 s: call it beside the first frame, on any thread; afterwards the
  // engine belongs to one thread. `phrases` has a word, its pinyin and a weight on each line; an
  // empty path is none. kNotFound names what is missing.
  static Result<std::unique_ptr<PinyinEngine>> Load(const std::filesystem::path& phrases);
  ~PinyinEngine() override;

  void Type(char letter) override;
  void Backspace() override;
  void Clear() override;
  bool Empty() const override;
  std::string Preedit() const override;
  const std::vector<std::string>& Candidates() const override;
  std::optional<std::string> Select(size_t index) override;

  // Bytes that a saved history would have: the same before and after any visit.
  size_t HistoryBytes() const;

  // Dictionary and language model with the fuzzy pairs, for other ways to type pinyin.
  libime::PinyinIME& ime() const;

 private:
  struct Impl;
  explicit PinyinEngine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
