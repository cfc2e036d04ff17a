// From what is written to what a voice can read: readings of words, figures digit by digit where
// they are names rather than amounts, and each script to the voice that knows it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/input/readings.h"

namespace oneflower {

enum class SpokenLanguage { kChinese, kEnglish };

struct SpokenPart {
  SpokenLanguage language = SpokenLanguage::kChinese;
  std::string text;
  bool operator==(const SpokenPart&) const = default;
};

// The parts in the order they are spoken; none where there is nothing to say. `language` is that of
// the screen: figures are read in it unless Han stand beside them.
std::vector<SpokenPart> SpokenParts(std::string_view text, SpokenLanguage language,
                                    const Readings& readings);

// 2026年 is a year, 13800138000 a telephone, 08:30 a time, 2026-03-08 a day: written out so that
// a Chinese voice says them as people do.
std::string FiguresInChinese(std::string_view text);
std::string FiguresInEnglish(std::string_view text);

}  // namespace oneflower
