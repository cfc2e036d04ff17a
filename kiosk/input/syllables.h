// The pairs of syllables that Sichuan speakers do not tell apart and libime's fuzzy flags do not
// cover: they differ in more than the initial (fei and hui, fa and hua …). Pure.
#pragma once

#include <string>
#include <vector>

namespace oneflower {

// The same letters with one or more such syllables changed to their twins; of a longer text only
// the first two change. `parted` is pinyin parted by ' or blanks ("hui'ji"). Nothing where there
// is nothing to change.
std::vector<std::string> SichuanTwins(const std::string& parted);

}  // namespace oneflower
