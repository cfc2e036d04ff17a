#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/input/composer.h"
#include "kiosk/input/pinyin_engine.h"
#include "kiosk/input/syllables.h"
#include "tests/kiosk/input/common_words.h"

namespace oneflower {
namespace {

class PinyinTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto engine = PinyinEngine::Load(ONEFLOWER_SOURCE_DIR "/assets/community/phrases.txt");
    ASSERT_TRUE(engine) << engine.error().detail;
    engine_ = std::move(*engine);
  }
  static void TearDownTestSuite() { engine_.reset(); }
  void SetUp() override { engine_->Clear(); }

  void Type(const std::string& letters) {
    for (const char letter : letters) engine_->Type(letter);
  }
  // Where a word stands among the candidates for these letters; -1: nowhere.
  std::ptrdiff_t Rank(const std::string& letters, const std::string& word) {
    engine_->Clear();
    Type(letters);
    const auto& all = engine_->Candidates();
    const auto found = std::ranges::find(all, word);
    return found == all.end() ? -1 : found - all.begin();
  }

  static std::unique_ptr<PinyinEngine> engine_;
};

std::unique_ptr<PinyinEngine> PinyinTest::engine_;

TEST_F(PinyinTest, ASentenceComesRightAtOnce) {
  EXPECT_EQ(Rank("womenxiwangxiaoqumenkouzengjiayigelajitong", "我们希望小区门口增加一个垃圾桶"),
            0);
}

TEST_F(PinyinTest, HowSichuanSpeaksIsUnderstood) {
  const std::pair<const char*, const char*> spellings[] = {
      {"sequ", "社区"},      {"lainai", "奶奶"},  {"zaopian", "照片"},  {"najixiang", "垃圾箱"},
      {"nudeng", "路灯"},    {"lingju", "邻居"},  {"fuzu", "互助"},     {"naoren", "老人"},
      {"sangdian", "商店"},  {"huiji", "飞机"},   {"feiyi", "会议"},    {"huangbian", "方便"},
      {"fangse", "黄色"},    {"fanjing", "环境"}, {"hongshan", "风扇"}, {"fafen", "花粉"},
      {"nvfa", "绿化"},      {"huwu", "服务"},    {"fayuan", "花园"},   {"huangzi", "房子"},
      {"cezan", "车站"},     {"zufu", "祝福"},    {"huansi", "方式"},   {"anjin", "安静"},
      {"zongwu", "中午"},    {"cunjie", "春节"},  {"ganjin", "干净"},   {"xihuang", "西方"},
      {"xiaohuang", "消防"}, {"fodong", "活动"}};
  int found = 0;
  std::string missed;
  for (const auto& [letters, word] : spellings) {
    const auto rank = Rank(letters, word);
    const bool near = rank >= 0 && rank < 5;
    found += near ? 1 : 0;
    if (!near) missed += std::string(letters) + " ";
  }
  EXPECT_GE(found * 10, static_cast<int>(std::size(spellings)) * 9) << missed;
}

TEST_F(PinyinTest, WhoTypesItRightFindsItAmongTheFirstTwo) {
  for (const auto& [letters, word] : kCommonWords) {
    const auto rank = Rank(letters, word);
    EXPECT_TRUE(rank == 0 || rank == 1) << letters << " " << word << " " << rank;
  }
  for (const auto& [letters, word] : {std::pair{"xianmu", "羡慕"}, {"feiji", "飞机"}}) {
    const auto rank = Rank(letters, word);
    EXPECT_TRUE(rank == 0 || rank == 1) << letters << " " << word << " " << rank;
  }
}

TEST_F(PinyinTest, LocalWordsAreKnown) {
  EXPECT_EQ(Rank("yishiting", "议事厅"), 0);
  EXPECT_GE(Rank("wanggeyuan", "网格员"), 0);
}

TEST_F(PinyinTest, AWordMayBePickedPieceByPiece) {
  Type("ludenghuaile");
  const auto& all = engine_->Candidates();
  const auto lamp = std::ranges::find(all, "路灯");
  ASSERT_NE(lamp, all.end());
  EXPECT_FALSE(engine_->Select(static_cast<size_t>(lamp - all.begin())));
  EXPECT_TRUE(engine_->Preedit().starts_with("路灯"));
  const auto whole = engine_->Select(0);
  ASSERT_TRUE(whole);
  EXPECT_TRUE(whole->starts_with("路灯"));
  EXPECT_TRUE(engine_->Empty());
}

TEST_F(PinyinTest, BackspaceTakesALetterThenAChoiceBack) {
  Type("lu");
  engine_->Backspace();
  EXPECT_EQ(engine_->Preedit(), "l");
  engine_->Backspace();
  EXPECT_TRUE(engine_->Empty());
  engine_->Backspace();
  EXPECT_TRUE(engine_->Candidates().empty());
}

TEST_F(PinyinTest, NothingIsLearnt) {
  const size_t before = engine_->HistoryBytes();
  for (int i = 0; i < 5; ++i) {
    Type("mimabaomi");
    engine_->Select(0);
    engine_->Clear();
  }
  EXPECT_EQ(engine_->HistoryBytes(), before);
}

TEST_F(PinyinTest, GarbageIsIgnored) {
  for (int c = 0; c < 256; ++c) engine_->Type(static_cast<char>(c));
  EXPECT_FALSE(engine_->Select(10'000));
  EXPECT_LE(engine_->Candidates().size(), 60U);
}

TEST(Pinyin, AMissingPhraseListIsAClearError) {
  const auto engine = PinyinEngine::Load("/nowhere/phrases.txt");
  ASSERT_FALSE(engine);
  EXPECT_NE(engine.error().detail.find("phrases.txt"), std::string::npos);
}

TEST(Syllables, TwinsChangeWholeSyllablesOnly) {
  EXPECT_EQ(SichuanTwins("hui'ji"), std::vector<std::string>{"fei'ji"});
  EXPECT_EQ(SichuanTwins("fang bian"), std::vector<std::string>{"huang'bian"});
  EXPECT_TRUE(SichuanTwins("lu'deng").empty());
  EXPECT_EQ(SichuanTwins("fa'hua").size(), 3U);
}

TEST(Composer, WritesWhereTheCaretIs) {
  Composer words(100);
  words.Insert("加椅");
  words.MoveCaret(3);
  words.Insert("长");
  EXPECT_EQ(words.text(), "加长椅");
  words.MoveCaret(4);  // inside a character: to its start
  EXPECT_EQ(words.caret(), 3U);
}

TEST(Composer, BackspaceTakesWhatAReaderSeesAsOneSign) {
  Composer words(100);
  words.Insert("花👩‍🌾");
  words.Backspace();
  EXPECT_EQ(words.text(), "花");
  words.Insert("e\xCC\x81");
  words.Backspace();
  EXPECT_EQ(words.text(), "花");
  words.Backspace();
  words.Backspace();
  EXPECT_TRUE(words.text().empty());
}

TEST(Composer, WhatDoesNotFitIsToldNotCut) {
  Composer words(3);
  words.Insert("一二三");
  EXPECT_FALSE(words.full());
  words.Insert("四");
  EXPECT_TRUE(words.full());
  EXPECT_EQ(words.text(), "一二三");
}

TEST(Composer, AWipeLeavesNothing) {
  Composer words(100);
  words.Insert("秘密");
  words.Wipe();
  EXPECT_TRUE(words.text().empty());
  EXPECT_EQ(words.caret(), 0U);
}

}  // namespace
}  // namespace oneflower
