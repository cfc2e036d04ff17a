#include "kiosk/input/nine_keys.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/input/composer.h"
#include "kiosk/input/nine_key_engine.h"
#include "tests/kiosk/input/common_words.h"

namespace oneflower {
namespace {

class NineKeysTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto pinyin = PinyinEngine::Load(ONEFLOWER_SOURCE_DIR "/assets/community/phrases.txt");
    ASSERT_TRUE(pinyin) << pinyin.error().detail;
    pinyin_ = std::move(*pinyin);
    engine_ = std::make_unique<NineKeyEngine>(*pinyin_);
  }
  static void TearDownTestSuite() {
    engine_.reset();
    pinyin_.reset();
  }
  void SetUp() override { engine_->Clear(); }

  // The keys for these letters.
  void Type(const std::string& letters) {
    for (const char key : KeysOf(letters)) engine_->Type(key);
  }
  static size_t PlaceOf(const std::vector<std::string>& list, const std::string& wanted) {
    return static_cast<size_t>(std::ranges::find(list, wanted) - list.begin());
  }
  size_t Rank(const std::string& letters, const std::string& word) {
    engine_->Clear();
    Type(letters);
    return PlaceOf(engine_->Candidates(), word);
  }
  void Fix(const std::string& syllable) {
    const size_t place = PlaceOf(engine_->Syllables(), syllable);
    ASSERT_LT(place, engine_->Syllables().size()) << syllable;
    engine_->FixSyllable(place);
  }

  static std::unique_ptr<PinyinEngine> pinyin_;
  static std::unique_ptr<NineKeyEngine> engine_;
};

std::unique_ptr<PinyinEngine> NineKeysTest::pinyin_;
std::unique_ptr<NineKeyEngine> NineKeysTest::engine_;

TEST_F(NineKeysTest, NineInTenWordsOfTheCommunityStandAmongTheFirstFive) {
  size_t near = 0;
  std::string missed;
  for (const auto& [letters, word] : kCommonWords) {
    const bool found = Rank(letters, word) < 5;
    near += found ? 1 : 0;
    if (!found) missed += std::string(letters) + " ";
  }
  EXPECT_GE(near * 100, std::size(kCommonWords) * 90) << missed;
}

TEST_F(NineKeysTest, TheSyllablesTheKeysMayMeanStandBesideThem) {
  Type("shi");
  const auto& syllables = engine_->Syllables();
  EXPECT_EQ(syllables.front(), "shi");
  EXPECT_LT(PlaceOf(syllables, "qi"), syllables.size());
  EXPECT_LT(PlaceOf(syllables, "p"), syllables.size());
}

TEST_F(NineKeysTest, ASyllableThatWasFixedStays) {
  Type("qita");
  Fix("qi");
  EXPECT_TRUE(engine_->Preedit().starts_with("qi'")) << engine_->Preedit();
  EXPECT_EQ(engine_->Candidates().front(), "其他");
  Fix("ta");
  EXPECT_TRUE(engine_->Syllables().empty());
  EXPECT_EQ(engine_->Preedit(), "qi'ta");
}

TEST_F(NineKeysTest, BackspaceTakesTheFixedSyllableBackThenTheKeys) {
  Type("qi");
  Fix("qi");
  engine_->Backspace();
  EXPECT_FALSE(engine_->Syllables().empty());
  engine_->Backspace();
  engine_->Backspace();
  EXPECT_TRUE(engine_->Empty());
  engine_->Backspace();
  EXPECT_TRUE(engine_->Candidates().empty());
}

TEST_F(NineKeysTest, AWordMayBePickedPieceByPiece) {
  Type("ludenghuaile");
  const size_t lamp = PlaceOf(engine_->Candidates(), "路灯");
  ASSERT_LT(lamp, engine_->Candidates().size());
  EXPECT_FALSE(engine_->Select(lamp));
  EXPECT_TRUE(engine_->Preedit().starts_with("路灯")) << engine_->Preedit();
  const size_t broken = PlaceOf(engine_->Candidates(), "坏了");
  ASSERT_LT(broken, engine_->Candidates().size());
  EXPECT_EQ(engine_->Select(broken), "路灯坏了");
  EXPECT_TRUE(engine_->Empty());
}

TEST_F(NineKeysTest, APickedPieceComesBackWithItsKeys) {
  Type("ludenghuaile");
  engine_->Select(PlaceOf(engine_->Candidates(), "路灯"));
  for (int i = 0; i < 7; ++i) engine_->Backspace();
  EXPECT_EQ(engine_->Preedit().find("路灯"), std::string::npos);
  EXPECT_EQ(engine_->Candidates().front(), "路灯");
}

TEST_F(NineKeysTest, AnUnfinishedSyllableIsShownAsFarAsItWasTyped) {
  Type("zho");
  EXPECT_EQ(engine_->Preedit().size(), 3U);
  EXPECT_FALSE(engine_->Candidates().empty());
}

TEST_F(NineKeysTest, NothingIsLearnt) {
  const size_t before = pinyin_->HistoryBytes();
  for (int i = 0; i < 5; ++i) {
    Type("mimabaomi");
    engine_->Select(0);
    engine_->Clear();
  }
  EXPECT_EQ(pinyin_->HistoryBytes(), before);
}

TEST_F(NineKeysTest, GarbageIsIgnored) {
  for (int c = 0; c < 256; ++c) engine_->Type(static_cast<char>(c));
  for (int i = 0; i < 100; ++i) engine_->Type('5');
  EXPECT_FALSE(engine_->Select(10'000));
  engine_->FixSyllable(10'000);
  EXPECT_LE(engine_->Candidates().size(), 60U);
}

TEST_F(NineKeysTest, TheComposerSendsDigitsToTheNineKeysAndLettersToTheOthers) {
  Composer words(100);
  words.SetEngines({.letters = pinyin_.get(), .keys = engine_.get()});
  for (const char key : KeysOf("shequ")) words.Letter(key, true);
  EXPECT_FALSE(words.Syllables().empty());
  words.Pick(PlaceOf(words.Candidates(), "社区"));
  for (const char letter : std::string("ludeng")) words.Letter(letter, true);
  EXPECT_TRUE(words.Syllables().empty());
  words.Pick(PlaceOf(words.Candidates(), "路灯"));
  words.Letter('2', false);
  EXPECT_EQ(words.text(), "社区路灯2");
}

TEST(NineKeys, DigitsNoSyllableFitsAreReadAsLetters) {
  SyllableModel model;
  model.Count({"ma"}, 0.5);
  const auto readings = ReadKeys(model, "629", {}, 3);
  ASSERT_FALSE(readings.empty());
  EXPECT_EQ(readings.front().syllables.front(), "ma");
  EXPECT_EQ(readings.front().syllables.size(), 2U);
}

TEST(NineKeys, WhatFollowsInAWordCountsMoreThanWhatIsFrequent) {
  SyllableModel model;
  model.Count({"si"}, 0.6);
  model.Count({"qi"}, 0.1);
  model.Count({"qi", "ta"}, 0.3);
  EXPECT_EQ(ReadKeys(model, KeysOf("qi"), {}, 1).front().syllables.front(), "si");
  EXPECT_EQ(ReadKeys(model, KeysOf("qita"), {}, 1).front().syllables.front(), "qi");
}

}  // namespace
}  // namespace oneflower
