#include "shared/domain/slip.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "tests/support/twins.h"

namespace oneflower {
namespace {

TEST(SlipCode, IsReadFromAStorysAddressAsWellAsStandingAlone) {
  FakeRandom random;
  const std::string code = NewSlipCode(random);
  EXPECT_EQ(SlipCodeIn("http://192.0.2.1:8420/s/" + code), code);
  EXPECT_EQ(SlipCodeIn(FormatSlipCode(code)), code);
  for (const char* other : {"", "/s/", "http://192.0.2.1:8420/s/", "6901234567892", "/s/K7M/x"}) {
    EXPECT_FALSE(SlipCodeIn(other)) << other;
  }
}

TEST(Slip, ANewCodeIsReadBackHoweverItIsTyped) {
  SystemRandom random;
  const std::string code = NewSlipCode(random);
  ASSERT_EQ(code.size(), kSlipLength);
  std::string lower;
  for (const char c : FormatSlipCode(code)) lower += static_cast<char>(std::tolower(c));
  EXPECT_EQ(ParseSlipCode(lower), code);
  EXPECT_EQ(ParseSlipCode(" " + code.substr(0, 3) + " " + code.substr(3)), code);
}

TEST(Slip, EverySingleWrongSymbolIsFound) {
  SystemRandom random;
  for (int run = 0; run < 50; ++run) {
    const std::string code = NewSlipCode(random);
    for (size_t i = 0; i < code.size(); ++i) {
      for (const char symbol : kSlipAlphabet) {
        std::string wrong = code;
        wrong[i] = symbol;
        EXPECT_EQ(ParseSlipCode(wrong).has_value(), wrong == code) << wrong;
      }
    }
  }
}

TEST(Slip, EverySwapOfTwoSymbolsIsFound) {
  SystemRandom random;
  for (int run = 0; run < 200; ++run) {
    const std::string code = NewSlipCode(random);
    for (size_t i = 0; i < code.size(); ++i) {
      for (size_t k = i + 1; k < code.size(); ++k) {
        std::string wrong = code;
        std::swap(wrong[i], wrong[k]);
        EXPECT_EQ(ParseSlipCode(wrong).has_value(), wrong == code) << wrong;
      }
    }
  }
}

TEST(Slip, SymbolsThatLookAlikeAndWrongLengthsAreNoCode) {
  for (const char* bad :
       {"", "K7M", "K7M4QX0", "OOOOOOO", "1234567", "K7M4QX99", "花花花花花花花"}) {
    EXPECT_FALSE(ParseSlipCode(bad)) << bad;
  }
}

TEST(Slip, ThePicturesAreTwoDifferentOnesAndFollowFromTheCodeAlone) {
  SystemRandom random;
  std::set<int> pairs;
  for (int run = 0; run < 2000; ++run) {
    const std::string code = NewSlipCode(random);
    const PicturePair pair = PicturesOf(code);
    EXPECT_NE(pair.first, pair.second);
    EXPECT_GE(pair.first, 0);
    EXPECT_LT(pair.first, kSlipPictures);
    EXPECT_GE(pair.second, 0);
    EXPECT_LT(pair.second, kSlipPictures);
    EXPECT_EQ(PicturesOf(code), pair);
    pairs.insert(PairNumber(pair));
  }
  EXPECT_GT(pairs.size(), 900U);
}

}  // namespace
}  // namespace oneflower
