#include "kiosk/input/nine_keys.h"

#include <algorithm>
#include <cmath>

namespace oneflower {
namespace {

constexpr std::string_view kKeyOfLetter = "22233344455566677778889999";  // a to z
constexpr double kUnseen = -18;
// A syllable that is not finished yet is one of many.
constexpr double kUnfinished = -1.5;
// Letters that are no syllable: only where nothing else fits.
constexpr double kOneLetter = -14;
// How many ways to go on are kept for each place.
constexpr size_t kWaysKept = 24;

constexpr int kNoSyllable = -2;

struct Way {
  double score = 0;
  int syllable = SyllableModel::kBeginning;
  size_t from = 0;   // the place before
  size_t index = 0;  // of the way there
  std::string text;  // of the last piece
};

void Keep(std::vector<Way>& ways) {
  std::ranges::sort(ways, std::greater(), &Way::score);
  if (ways.size() > kWaysKept) ways.resize(kWaysKept);
}

double ScoreAfter(const SyllableModel& model, const Way& way, int next) {
  const int before = way.syllable == kNoSyllable ? SyllableModel::kBeginning : way.syllable;
  return way.score + model.Score(before, next);
}

// The ways through the digits, place by place.
class Ways {
 public:
  Ways(const SyllableModel& model, std::string_view digits) : model_(model), digits_(digits) {
    places_.resize(digits.size() + 1);
    places_[0].push_back({});
  }

  // Only by this piece, whatever its likelihood.
  size_t Fix(size_t at, const std::string& piece) {
    const int syllable = model_.Find(piece);
    const size_t to = std::min(at + piece.size(), digits_.size());
    Way way{.score = 0,
            .syllable = syllable < 0 ? kNoSyllable : syllable,
            .from = at,
            .index = 0,
            .text = piece};
    if (syllable >= 0) way.score = ScoreAfter(model_, places_[at].front(), syllable);
    places_[to].push_back(std::move(way));
    return to;
  }

  void GoOn(size_t begin) {
    for (size_t to = begin + 1; to <= digits_.size(); ++to) {
      for (size_t from = to - std::min(to - begin, SyllableModel::kLongest); from < to; ++from) {
        const std::string_view keys = digits_.substr(from, to - from);
        Extend(from, to, model_.Exactly(keys), 0);
        if (to == digits_.size()) Extend(from, to, model_.Begun(keys), kUnfinished);
      }
      if (places_[to].empty()) AddLetters(to - 1, to);
      Keep(places_[to]);
    }
  }

  std::vector<KeyReading> Best(size_t most) const {
    std::vector<KeyReading> readings;
    const auto& last = places_.back();
    for (size_t i = 0; i < std::min(most, last.size()); ++i) {
      KeyReading reading{.syllables = {}, .score = last[i].score};
      size_t at = places_.size() - 1;
      for (size_t index = i; at > 0;) {
        const Way& way = places_[at][index];
        reading.syllables.push_back(way.text);
        at = way.from;
        index = way.index;
      }
      std::ranges::reverse(reading.syllables);
      readings.push_back(std::move(reading));
    }
    return readings;
  }

 private:
  void Extend(size_t from, size_t to, const std::vector<int>& syllables, double extra) {
    for (size_t index = 0; index < places_[from].size(); ++index) {
      for (const int next : syllables) {
        places_[to].push_back({.score = ScoreAfter(model_, places_[from][index], next) + extra,
                               .syllable = next,
                               .from = from,
                               .index = index,
                               .text = model_.Text(next)});
      }
    }
  }

  void AddLetters(size_t from, size_t to) {
    for (size_t index = 0; index < places_[from].size(); ++index) {
      for (char letter = 'a'; letter <= 'z'; ++letter) {
        if (KeyOf(letter) != digits_[from]) continue;
        places_[to].push_back({.score = places_[from][index].score + kOneLetter,
                               .syllable = kNoSyllable,
                               .from = from,
                               .index = index,
                               .text = std::string(1, letter)});
      }
    }
  }

  const SyllableModel& model_;
  std::string_view digits_;
  std::vector<std::vector<Way>> places_;
};

void AddOnce(std::vector<std::string>& list, const std::string& text) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(text);
}

}  // namespace

char KeyOf(char letter) { return kKeyOfLetter[static_cast<size_t>(letter - 'a')]; }

std::string KeysOf(std::string_view letters) {
  std::string keys;
  for (const char letter : letters) keys += KeyOf(letter);
  return keys;
}

SyllableModel::SyllableModel() = default;

int SyllableModel::Find(std::string_view syllable) const {
  const auto found = ids_.find(syllable);
  return found == ids_.end() ? -1 : found->second;
}

int SyllableModel::Add(const std::string& syllable) {
  const auto [at, added] = ids_.try_emplace(syllable, static_cast<int>(names_.size()));
  if (added) {
    names_.push_back(syllable);
    counts_.emplace_back();
    const std::string keys = KeysOf(syllable);
    exact_[keys].push_back(at->second);
    for (size_t length = 1; length < keys.size(); ++length) {
      begun_[keys.substr(0, length)].push_back(at->second);
    }
  }
  return at->second;
}

void SyllableModel::Count(const std::vector<std::string>& word, double probability) {
  int before = kBeginning;
  for (const std::string& syllable : word) {
    const int id = Add(syllable);
    Counts& counts = counts_[static_cast<size_t>(id)];
    counts.all += probability;
    if (before == kBeginning) {
      counts.first += probability;
      firsts_ += probability;
    } else {
      counts_[static_cast<size_t>(before)].followed_by[id] += probability;
    }
    before = id;
  }
  if (before != kBeginning) counts_[static_cast<size_t>(before)].last += probability;
}

// Either the word goes on with it, or the word is over and it begins the next one.
double SyllableModel::Score(int before, int next) const {
  const double begins = counts_[static_cast<size_t>(next)].first / firsts_;
  double chance = begins;
  if (before != kBeginning) {
    const Counts& counts = counts_[static_cast<size_t>(before)];
    const auto goes_on = counts.followed_by.find(next);
    const double within = goes_on == counts.followed_by.end() ? 0 : goes_on->second;
    chance = (within + counts.last * begins) / counts.all;
  }
  return chance > 0 ? std::max(std::log(chance), kUnseen) : kUnseen;
}

const std::vector<int>& SyllableModel::Lookup(const Table& table, std::string_view keys) {
  static const std::vector<int> kNone;
  const auto found = table.find(keys);
  return found == table.end() ? kNone : found->second;
}

std::vector<KeyReading> ReadKeys(const SyllableModel& model, std::string_view digits,
                                 const std::vector<std::string>& fixed, size_t most) {
  if (digits.empty()) return {};
  Ways ways(model, digits);
  size_t at = 0;
  for (const std::string& piece : fixed) at = ways.Fix(at, piece);
  ways.GoOn(at);
  return ways.Best(most);
}

std::vector<std::string> FirstSyllables(const SyllableModel& model, std::string_view digits,
                                        const std::vector<KeyReading>& readings) {
  std::vector<std::string> first;
  const auto fits = [&](const std::string& text) {
    return digits.starts_with(KeysOf(text.substr(0, digits.size())));
  };
  for (const KeyReading& reading : readings) {
    if (!reading.syllables.empty() && reading.syllables[0].size() <= digits.size() &&
        fits(reading.syllables[0])) {
      AddOnce(first, reading.syllables[0]);
    }
  }
  for (size_t length = std::min(digits.size(), SyllableModel::kLongest); length > 0; --length) {
    std::vector<int> exact = model.Exactly(digits.substr(0, length));
    std::ranges::sort(exact, std::greater(), [&](int syllable) {
      return model.Score(SyllableModel::kBeginning, syllable);
    });
    for (const int syllable : exact) AddOnce(first, model.Text(syllable));
  }
  for (char letter = 'a'; letter <= 'z' && !digits.empty(); ++letter) {
    if (KeyOf(letter) == digits[0]) AddOnce(first, std::string(1, letter));
  }
  return first;
}

}  // namespace oneflower
