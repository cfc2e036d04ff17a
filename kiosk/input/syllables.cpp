#include "kiosk/input/syllables.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace oneflower {
namespace {

struct Twin {
  std::string_view f;
  std::string_view h;
};
constexpr std::array<Twin, 8> kTwins = {{{"fa", "hua"},
                                         {"fei", "hui"},
                                         {"fang", "huang"},
                                         {"fan", "huan"},
                                         {"fen", "hun"},
                                         {"feng", "hong"},
                                         {"fo", "huo"},
                                         {"fu", "hu"}}};

bool IsPart(char c) { return c == '\'' || c == ' '; }

template <typename From, typename To>
std::string Change(const std::string& parted, From from, To to) {
  std::string changed;
  for (size_t begin = 0; begin < parted.size();) {
    size_t end = begin;
    while (end < parted.size() && !IsPart(parted[end])) ++end;
    const std::string_view syllable = std::string_view(parted).substr(begin, end - begin);
    const auto twin =
        std::ranges::find_if(kTwins, [&](const Twin& t) { return t.*from == syllable; });
    if (!changed.empty()) changed += '\'';
    changed += twin != kTwins.end() ? (*twin).*to : syllable;
    begin = end + 1;
  }
  return changed;
}

}  // namespace

std::vector<std::string> SichuanTwins(const std::string& parted) {
  std::string same = parted;
  std::ranges::replace(same, ' ', '\'');
  std::vector<std::string> twins;
  for (std::string twin :
       {Change(parted, &Twin::f, &Twin::h), Change(parted, &Twin::h, &Twin::f)}) {
    if (twin != same) twins.push_back(std::move(twin));
  }
  return twins;
}

}  // namespace oneflower
