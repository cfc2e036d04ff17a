// Which pinyin a row of digits may stand for: keys 2 to 9 as on a telephone. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace oneflower {

// The key of a letter a to z: '2' to '9'.
char KeyOf(char letter);
std::string KeysOf(std::string_view letters);

// How often syllables stand alone, begin a word and follow each other, counted over the words of a
// dictionary. Filled once, then only read.
class SyllableModel {
 public:
  SyllableModel();

  // One word of the dictionary by its syllables, and how likely it is in a text.
  void Count(const std::vector<std::string>& word, double probability);

  // Logarithm of how likely `next` is after `before`; an empty `before` is a beginning.
  double Score(int before, int next) const;
  // Syllables whose keys are exactly these; or begin with them and go on.
  const std::vector<int>& Exactly(std::string_view keys) const { return Lookup(exact_, keys); }
  const std::vector<int>& Begun(std::string_view keys) const { return Lookup(begun_, keys); }
  const std::string& Text(int syllable) const { return names_[static_cast<size_t>(syllable)]; }
  int Find(std::string_view syllable) const;  // -1: there is none

  static constexpr int kBeginning = -1;
  static constexpr size_t kLongest = 6;  // letters of a syllable

 private:
  struct Counts {
    double all = 0;
    double first = 0;  // at the beginning of a word
    double last = 0;
    std::map<int, double> followed_by;  // within a word
  };
  using Table = std::map<std::string, std::vector<int>, std::less<>>;
  int Add(const std::string& syllable);
  static const std::vector<int>& Lookup(const Table& table, std::string_view keys);

  std::vector<std::string> names_;
  std::vector<Counts> counts_;
  std::map<std::string, int, std::less<>> ids_;
  Table exact_;
  Table begun_;
  double firsts_ = 0;
};

struct KeyReading {
  std::vector<std::string> syllables;  // the last one may go on beyond the digits
  double score = 0;
};

// The likeliest readings of all the digits, best first, at most `most`. What is in `fixed` was
// chosen for the first digits and stays. Digits no syllables fit are read as single letters.
std::vector<KeyReading> ReadKeys(const SyllableModel& model, std::string_view digits,
                                 const std::vector<std::string>& fixed, size_t most);

// What the digits may begin with: whole syllables, likelier ones first, then single letters.
std::vector<std::string> FirstSyllables(const SyllableModel& model, std::string_view digits,
                                        const std::vector<KeyReading>& readings);

}  // namespace oneflower
