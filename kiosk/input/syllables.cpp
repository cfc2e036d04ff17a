#include "kiosk/input/syllables.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace oneflower {
namespace {

struct Confusable {
  std::string_view f;
  std::string_view h;
};
constexpr std::array<Confusable, 8> kConfusables = {{{"fa", "hua"},
                                                     {"fei", "hui"},
                                                     {"fang", "huang"},
                                                     {"fan", "huan"},
                                                     {"fen", "hun"},
                                                     {"feng", "hong"},
                                                     {"fo", "huo"},
                                                     {"fu", "hu"}}};

// Three more readings at most: every key is decoded in each of them.
constexpr size_t kMostChanges = 2;

bool IsPart(char c) { return c == '\'' || c == ' '; }

// The other syllable of a pair, or nothing.
std::string_view TwinOf(std::string_view syllable) {
  for (const Confusable& twin : kConfusables) {
    if (syllable == twin.f) return twin.h;
    if (syllable == twin.h) return twin.f;
  }
  return {};
}

std::vector<std::string> Split(const std::string& parted) {
  std::vector<std::string> syllables;
  for (size_t begin = 0; begin < parted.size();) {
    size_t end = begin;
    while (end < parted.size() && !IsPart(parted[end])) ++end;
    if (end > begin) syllables.push_back(parted.substr(begin, end - begin));
    begin = end + 1;
  }
  return syllables;
}

}  // namespace

std::vector<std::string> SichuanTwins(const std::string& parted) {
  const std::vector<std::string> syllables = Split(parted);
  std::vector<size_t> changeable;
  for (size_t i = 0; i < syllables.size(); ++i) {
    if (!TwinOf(syllables[i]).empty()) changeable.push_back(i);
  }
  changeable.resize(std::min(changeable.size(), kMostChanges));
  std::vector<std::string> twins;
  for (unsigned chosen = 1; chosen < 1U << changeable.size(); ++chosen) {
    std::vector<std::string> changed = syllables;
    for (size_t k = 0; k < changeable.size(); ++k) {
      if ((chosen >> k & 1) != 0) changed[changeable[k]] = TwinOf(syllables[changeable[k]]);
    }
    std::string twin;
    for (const std::string& syllable : changed) twin += (twin.empty() ? "" : "'") + syllable;
    twins.push_back(std::move(twin));
  }
  return twins;
}

}  // namespace oneflower
