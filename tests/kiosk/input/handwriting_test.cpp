#include "kiosk/input/handwriting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kiosk/input/composer.h"
#include "tests/support/hand.h"

namespace oneflower {
namespace {

const Ink kTen = {{{0.1F, 0.5F}, {0.9F, 0.5F}}, {{0.5F, 0.1F}, {0.5F, 0.9F}}};

class HandwritingTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto reader = Handwriting::Load(Handwriting::ModelPath());
    ASSERT_TRUE(reader) << reader.error().detail;
    reader_ = std::move(*reader);
    textbook_ = LoadTextbook(ONEFLOWER_SOURCE_DIR "/tests/kiosk/input/strokes.txt");
    ASSERT_GE(textbook_.size(), 250U);
  }
  static void TearDownTestSuite() { reader_.reset(); }

  static bool Reads(const Ink& ink, const std::string& character) {
    const auto read = reader_->Read(ink);
    return std::ranges::find(read, character) != read.end();
  }

  static std::unique_ptr<Handwriting> reader_;
  static std::vector<TextbookCharacter> textbook_;
};

std::unique_ptr<Handwriting> HandwritingTest::reader_;
std::vector<TextbookCharacter> HandwritingTest::textbook_;

TEST_F(HandwritingTest, WhatIsWrittenAsInTheTextbookStandsAmongTenSixTimesInSeven) {
  Hand hand;
  size_t right = 0;
  for (const auto& [character, ink] : textbook_) right += Reads(hand.Write(ink), character) ? 1 : 0;
  EXPECT_GE(right * 100, textbook_.size() * 85) << right << " of " << textbook_.size();
}

TEST_F(HandwritingTest, WhoChangesTwoStrokesRoundIsReadAllTheSame) {
  Hand hand;
  size_t right = 0;
  size_t all = 0;
  for (size_t i = 0; i < textbook_.size(); i += 2) {
    const auto& [character, ink] = textbook_[i];
    if (ink.size() < 2) continue;
    ++all;
    right += Reads(hand.WithTwoSwapped(hand.Write(ink)), character) ? 1 : 0;
  }
  EXPECT_GE(right * 100, all * 70) << right << " of " << all;
}

TEST_F(HandwritingTest, SizePlaceAndSpeedOfTheHandDoNotMatter) {
  Ink small = kTen;
  for (InkStroke& stroke : small) {
    for (InkPoint& point : stroke) point = {0.8F + point.x * 0.1F, 0.05F + point.y * 0.1F};
  }
  EXPECT_EQ(reader_->Read(small).front(), "十");
  Ink slow = kTen;
  for (InkStroke& stroke : slow) {
    InkStroke many;
    for (int i = 0; i <= 2'000; ++i) {
      const float share = static_cast<float>(i) / 2'000;
      many.push_back({stroke[0].x + (stroke[1].x - stroke[0].x) * share,
                      stroke[0].y + (stroke[1].y - stroke[0].y) * share});
    }
    stroke = std::move(many);
  }
  EXPECT_EQ(reader_->Read(slow).front(), "十");
}

TEST_F(HandwritingTest, WhoDoesNotLiftTheFingerIsReadAllTheSame) {
  // 二 in one go: back from the end of the first stroke to where the second begins.
  const Ink in_one = {{{0.25F, 0.3F}, {0.75F, 0.3F}, {0.15F, 0.8F}, {0.9F, 0.8F}}};
  const auto readings = OtherReadings(EvenInk(in_one), 2);
  ASSERT_FALSE(readings.empty());
  EXPECT_EQ(readings.front().size(), 2U);
  const auto read = reader_->Read(in_one);
  EXPECT_NE(std::ranges::find(read, "二"), read.end());
}

TEST_F(HandwritingTest, NoInkNoDotAndNoScribbleBringItDown) {
  EXPECT_TRUE(reader_->Read({}).empty());
  EXPECT_TRUE(reader_->Read({{}, {}}).empty());
  EXPECT_LE(reader_->Read({{{0.5F, 0.5F}}}).size(), InkReader::kMost);
  Ink scribble(36);
  for (size_t i = 0; i < scribble.size(); ++i) {
    for (int k = 0; k < 400; ++k) {
      const auto angle = static_cast<float>(k * static_cast<int>(i + 1)) * 0.1F;
      scribble[i].push_back({0.5F + 0.5F * std::cos(angle), 0.5F + 0.5F * std::sin(angle * 1.3F)});
    }
  }
  EXPECT_TRUE(reader_->Read(scribble).empty());
}

TEST_F(HandwritingTest, NothingIsLearnt) {
  const auto before = reader_->Read(kTen);
  for (const auto& [character, ink] : textbook_) {
    if (ink.size() < 4) reader_->Read(ink);
  }
  EXPECT_EQ(reader_->Read(kTen), before);
}

TEST(Handwriting, AMissingModelIsAClearError) {
  const auto reader = Handwriting::Load("/nowhere/hand.model");
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().kind, ErrorKind::kNotFound);
  EXPECT_NE(reader.error().detail.find("hand.model"), std::string::npos);
}

// Says how many strokes it was given.
class CountingReader final : public InkReader {
 public:
  std::vector<std::string> Read(const Ink& ink) override {
    if (ink.empty()) return {};
    return {std::to_string(ink.size()), "另"};
  }
};

class ComposerWithPad : public testing::Test {
 protected:
  ComposerWithPad() { words_.SetEngines({.ink = &reader_}); }
  void Stroke() { words_.Stroke({{0, 0}, {1, 1}}); }
  CountingReader reader_;
  Composer words_{10};
};

TEST_F(ComposerWithPad, EveryStrokeIsReadAnewAndAPickClearsThePad) {
  Stroke();
  Stroke();
  EXPECT_EQ(words_.Candidates().front(), "2");
  words_.Pick(1);
  EXPECT_EQ(words_.text(), "另");
  EXPECT_TRUE(words_.ink().empty());
  EXPECT_TRUE(words_.Candidates().empty());
}

TEST_F(ComposerWithPad, AStrokeIsTakenBackByItsKeyAndByBackspace) {
  words_.Insert("好");
  Stroke();
  Stroke();
  Stroke();
  words_.UndoStroke();
  EXPECT_EQ(words_.Candidates().front(), "2");
  words_.Backspace();
  EXPECT_EQ(words_.Candidates().front(), "1");
  words_.Backspace();
  EXPECT_TRUE(words_.Candidates().empty());
  words_.UndoStroke();
  EXPECT_EQ(words_.text(), "好");
  words_.Backspace();
  EXPECT_TRUE(words_.text().empty());
}

TEST_F(ComposerWithPad, ClearingThePadLeavesTheText) {
  words_.Insert("好");
  Stroke();
  words_.Clear();
  EXPECT_EQ(words_.text(), "好");
  EXPECT_FALSE(words_.Busy());
}

TEST_F(ComposerWithPad, WhoGoesOnWithAMarkKeepsTheLikeliestCharacter) {
  Stroke();
  words_.Insert("，");
  EXPECT_EQ(words_.text(), "1，");
  EXPECT_FALSE(words_.Busy());
  Stroke();
  words_.Space();
  EXPECT_EQ(words_.text(), "1，1");
}

TEST_F(ComposerWithPad, APickOutOfRangeAndAStrokeOfNothingChangeNothing) {
  words_.Stroke({});
  EXPECT_FALSE(words_.Busy());
  Stroke();
  words_.Pick(99);
  EXPECT_TRUE(words_.Busy());
  EXPECT_TRUE(words_.text().empty());
}

TEST_F(ComposerWithPad, AFullTextSaysSoInsteadOfTakingStrokes) {
  words_.Insert("一二三四五六七八九十");
  Stroke();
  EXPECT_TRUE(words_.full());
  EXPECT_TRUE(words_.ink().empty());
}

TEST_F(ComposerWithPad, AWipeLeavesNeitherInkNorCandidates) {
  Stroke();
  words_.Wipe();
  EXPECT_TRUE(words_.ink().empty());
  EXPECT_TRUE(words_.Candidates().empty());
}

TEST(Composer, WithoutAReaderStrokesBecomeNothing) {
  Composer words(10);
  words.Stroke({{0, 0}, {1, 1}});
  EXPECT_FALSE(words.Busy());
}

}  // namespace
}  // namespace oneflower
