#include "kiosk/app/staff_pin.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "shared/base/crypto.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

using Answer = StaffPin::Answer;

std::string HashOfPin() {
  static const std::string kHash = HashSecret("2580").value();
  return kHash;
}

TEST(StaffPin, TheRightOneIsRightAndNothingElse) {
  const FakeClock clock;
  StaffPin pin(HashOfPin(), clock);
  EXPECT_EQ(pin.Try("2580"), Answer::kRight);
  EXPECT_EQ(pin.Try("2581"), Answer::kWrong);
  EXPECT_EQ(pin.Try(""), Answer::kWrong);
  EXPECT_EQ(pin.Try("2580"), Answer::kRight);
}

TEST(StaffPin, AStationWithoutOneTakesNone) {
  const FakeClock clock;
  StaffPin pin("", clock);
  EXPECT_FALSE(pin.IsSet());
  EXPECT_EQ(pin.Try(""), Answer::kNotSet);
  EXPECT_EQ(pin.Try("0000"), Answer::kNotSet);
}

TEST(StaffPin, WhoGuessesWaitsLongerEachTimeEvenWithTheRightOne) {
  FakeClock clock;
  StaffPin pin(HashOfPin(), clock);
  EXPECT_EQ(pin.Try("0001"), Answer::kWrong);
  EXPECT_EQ(pin.Try("0002"), Answer::kWrong);
  EXPECT_EQ(pin.WaitMs(), 0);
  EXPECT_EQ(pin.Try("0003"), Answer::kWrong);
  EXPECT_EQ(pin.WaitMs(), 30'000);
  EXPECT_EQ(pin.Try("2580"), Answer::kTooSoon);
  clock.Advance(29'999);
  EXPECT_EQ(pin.Try("2580"), Answer::kTooSoon);
  clock.Advance(1);
  EXPECT_EQ(pin.Try("0004"), Answer::kWrong);
  EXPECT_EQ(pin.WaitMs(), 60'000);
  clock.Advance(60'000);
  EXPECT_EQ(pin.Try("2580"), Answer::kRight);
  EXPECT_EQ(pin.Try("0005"), Answer::kWrong);
  EXPECT_EQ(pin.WaitMs(), 0) << "the right one forgives";
}

TEST(StaffPin, NobodyWaitsLongerThanTenMinutes) {
  FakeClock clock;
  StaffPin pin(HashOfPin(), clock);
  for (int i = 0; i < 16; ++i) {
    EXPECT_EQ(pin.Try("9999"), Answer::kWrong);
    EXPECT_LE(pin.WaitMs(), StaffPin::kLongestWaitMs);
    clock.Advance(pin.WaitMs());
  }
  EXPECT_EQ(pin.Try("9999"), Answer::kWrong);
  EXPECT_EQ(pin.WaitMs(), StaffPin::kLongestWaitMs);
}

TEST(StaffPin, IsKeptAsAHashAndTheStationsOwnGoesFirst) {
  const TempFolder folder;
  EXPECT_EQ(LoadStaffPin(folder.path(), "").value(), "");
  EXPECT_EQ(LoadStaffPin(folder.path(), HashOfPin()).value(), HashOfPin());
  ASSERT_TRUE(SaveStaffPin(folder.path(), "13572468"));
  std::ifstream file(folder.path() / "staff_pin");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  EXPECT_EQ(text.find("13572468"), std::string::npos);
  const std::string hash = LoadStaffPin(folder.path(), HashOfPin()).value();
  EXPECT_TRUE(SecretMatches(hash, "13572468"));
  EXPECT_FALSE(SecretMatches(hash, "2580"));
}

TEST(StaffPin, OneThatIsTooShortTooLongOrNoNumberIsNotKept) {
  const TempFolder folder;
  for (const char* pin : {"", "123", "123456789", "12a4", "１２３４"}) {
    EXPECT_FALSE(SaveStaffPin(folder.path(), pin)) << pin;
  }
  EXPECT_EQ(LoadStaffPin(folder.path(), "").value(), "");
}

TEST(StaffPin, OneInTheClearIsRefusedInsteadOfCompared) {
  const TempFolder folder;
  EXPECT_FALSE(LoadStaffPin(folder.path(), "2580"));
  std::ofstream(folder.path() / "staff_pin") << "2580\n";
  EXPECT_FALSE(LoadStaffPin(folder.path(), HashOfPin()));
}

}  // namespace
}  // namespace oneflower
