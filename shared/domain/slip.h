// The slip (花签): a short code and a picture pair by which anybody finds a proposal again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/random.h"

namespace oneflower {

// Six random symbols and a check symbol. The alphabet has no 0 O 1 I, which look alike on paper.
// 30 random bits: among 10,000 proposals two codes are alike with a chance of 5 %; the planting
// store never gives out a code it knows, and a lookup shows every proposal that has the code.
constexpr std::string_view kSlipAlphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr size_t kSlipLength = 7;

std::string NewSlipCode(Random& random);

// The code in its stored form (capitals, no blanks or dashes), or nothing where a symbol is not in
// the alphabet, the length is wrong or the check symbol does not fit. The check is a sum over
// GF(32): every single wrong symbol and every swap of two symbols is found.
std::optional<std::string> ParseSlipCode(std::string_view typed);

// The code in a story's address (".../s/CODE"), as a QR code holds it, or standing alone.
std::optional<std::string> SlipCodeIn(std::string_view scanned);

// As people read it: "K7M-4QX9".
std::string FormatSlipCode(std::string_view code);

// Two different pictures out of kSlipPictures, told by the code alone. 1,260 pairs: a pair narrows
// a search down, the person then knows the own words.
constexpr int kSlipPictures = 36;

struct PicturePair {
  int first = 0;
  int second = 1;
  bool operator==(const PicturePair&) const = default;
};

PicturePair PicturesOf(std::string_view code);

// The pair as one number below 36 * 36, for the database's index.
inline int PairNumber(PicturePair pair) { return pair.first * kSlipPictures + pair.second; }

}  // namespace oneflower
