// The pairs of syllables that Sichuan speakers do not tell apart and libime's fuzzy flags do not
// cover: they differ in more than the initial (fei and hui, fa and hua …). Pure.
#pragma once

#include <string>
#include <vector>

namespace oneflower {

// The same letters with every such syllable changed to its twin: once all f to h, once all h to f.
// `parted` is pinyin parted by ' or blanks ("hui'ji"). Nothing where nothing changes.
std::vector<std::string> SichuanTwins(const std::string& parted);

}  // namespace oneflower
