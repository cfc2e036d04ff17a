// What a hand-held scanner types, and what it does not.
#include "kiosk/input/scanner.h"

#include <gtest/gtest.h>

namespace oneflower {
namespace {

TEST(ScannerTest, ReadsWhatIsTypedFastUpToTheEnterKey) {
  Scanner scanner;
  int64_t now = 1000;
  for (const char* piece : {"http://", "192.0.2.1", "/s/", "K7M"}) {
    EXPECT_FALSE(scanner.Add(piece, now += 10));
  }
  EXPECT_EQ(scanner.Add(Scanner::kEnter, now), "http://192.0.2.1/s/K7M");
  EXPECT_FALSE(scanner.Add(Scanner::kEnter, now)) << "it is read once";
}

TEST(ScannerTest, SomebodyAtAKeyboardIsNoScanner) {
  Scanner scanner;
  scanner.Add("K", 1000);
  scanner.Add("7", 1000 + Scanner::kPauseMs + 1);
  EXPECT_EQ(scanner.Add(Scanner::kEnter, 1300), "7");
  EXPECT_FALSE(scanner.Add(Scanner::kEnter, 5000));
}

TEST(ScannerTest, WhatIsTooLongIsNothingAndTheNextIsReadAgain) {
  Scanner scanner;
  for (size_t i = 0; i <= Scanner::kLongest; ++i) scanner.Add("9", 1000);
  EXPECT_FALSE(scanner.Add(Scanner::kEnter, 1000));
  scanner.Add("K7M", 1000);
  EXPECT_EQ(scanner.Add(Scanner::kEnter, 1000), "K7M");
}

}  // namespace
}  // namespace oneflower
