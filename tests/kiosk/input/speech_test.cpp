// Reading aloud: what the voice is given, how espeak-ng reads it, and what happens without one.
#include "kiosk/input/speech.h"

#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <regex>
#include <thread>

#include "kiosk/input/scripted_microphone.h"
#include "kiosk/input/scripted_output.h"
#include "kiosk/input/voice_recorder.h"
#include "shared/base/utf8.h"
#include "shared/store/community_file.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

constexpr auto kZh = SpokenLanguage::kChinese;
constexpr auto kEn = SpokenLanguage::kEnglish;

const Readings& TheReadings() {
  static const Readings kReadings =
      Readings::Load(ONEFLOWER_SOURCE_DIR "/assets/community/readings.toml").value();
  return kReadings;
}

std::vector<SpokenPart> Parts(const std::string& text, SpokenLanguage language) {
  return SpokenParts(text, language, TheReadings());
}

std::string Joined(const std::string& text, SpokenLanguage language = kZh) {
  std::string all;
  for (const SpokenPart& part : Parts(text, language)) all += part.text;
  return all;
}

// What espeak-ng would pronounce, in its own phonemes; tone numbers and all.
std::string Phonemes(const std::string& text, const std::string& voice) {
  const TempFolder folder;
  const fs::path file = folder.path() / "text";
  std::ofstream(file) << text;
  const std::string command = "espeak-ng -q -x --stdin -v " + voice + " < " + file.string();
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string phonemes;
  std::array<char, 4096> block{};
  while (const size_t count = fread(block.data(), 1, block.size(), pipe.get())) {
    phonemes.append(block.data(), count);
  }
  return phonemes;
}

std::string Pronounced(const std::string& text) {
  std::string all;
  for (const SpokenPart& part : Parts(text, kZh)) all += Phonemes(part.text, "cmn-latn-pinyin");
  return std::regex_replace(all, std::regex("[',_|\\s]"), "");
}

size_t Count(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  return static_cast<size_t>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), expression), {}));
}

// A sign, a syllable of pinyin or a single figure is one syllable.
size_t Syllables(const std::string& text) {
  static const std::regex kPinyin("[a-z]+[1-5]");
  const std::string rest = std::regex_replace(text, kPinyin, "");
  size_t count = Count(text, "[a-z]+[1-5]") + Count(rest, "[0-9]");
  for (const char32_t c : ToCodePoints(text)) count += IsHan(c) ? 1 : 0;
  return count;
}

// Each syllable of the Chinese voice carries one tone, written as a number.
size_t Tones(const std::string& phonemes) { return Count(phonemes, "[0-9]+"); }

std::map<std::string, std::string> Strings(const char* language) {
  std::map<std::string, std::string> texts;
  const std::string file = std::string(ONEFLOWER_SOURCE_DIR "/assets/strings/") + language;
  for (const auto& [key, value] : toml::parse_file(file + ".toml")) {
    const std::string text = value.value_or(std::string());
    texts[std::string(key.str())] = std::regex_replace(text, std::regex("\\{[a-z_]+\\}"), "3");
  }
  return texts;
}

TEST(Voice, ReadsEveryChineseStringWithoutLettersOrToneNumbers) {
  const auto strings = Strings("zh");
  ASSERT_GT(strings.size(), 150U);
  for (const auto& [id, text] : strings) {
    const auto parts = Parts(text, kZh);
    ASSERT_EQ(parts.size(), 1U) << id << ": " << text;
    EXPECT_EQ(parts[0].language, kZh) << id;
    const std::string phonemes = Phonemes(parts[0].text, "cmn-latn-pinyin");
    EXPECT_EQ(Tones(phonemes), Syllables(parts[0].text)) << id << ": " << text << ": " << phonemes;
    EXPECT_EQ(phonemes.find("(en)"), std::string::npos) << id << ": " << phonemes;
  }
}

// What a community calls its own.
std::vector<std::string> WordsOfTheCommunity() {
  const Community community = LoadCommunity(ONEFLOWER_SOURCE_DIR "/assets/community").value();
  std::vector<std::string> words = community.signatures;
  words.push_back(community.name.zh);
  words.push_back(community.hall.zh);
  const auto add = [&words](const auto& named) {
    for (const auto& each : named) words.push_back(each.name.zh);
  };
  add(community.topics);
  add(community.blocks);
  add(community.report_words);
  add(community.stations);
  add(community.landmarks);
  for (const CardQuestion& question : community.questions) words.push_back(question.text.zh);
  return words;
}

TEST(Voice, ReadsEveryWordOfTheCommunityWithoutLettersOrToneNumbers) {
  const auto words = WordsOfTheCommunity();
  ASSERT_GT(words.size(), 50U);
  for (const std::string& text : words) {
    const auto parts = Parts(text, kZh);
    ASSERT_FALSE(parts.empty()) << text;
    for (const SpokenPart& part : parts) {
      // A name in Latin letters, such as Talk 剧场, is the English voice's.
      const bool han = std::ranges::any_of(ToCodePoints(part.text), IsHan);
      if (part.language == kEn) {
        EXPECT_FALSE(han) << text;
        continue;
      }
      const std::string phonemes = Phonemes(part.text, "cmn-latn-pinyin");
      EXPECT_EQ(Tones(phonemes), Syllables(part.text)) << text << ": " << phonemes;
      EXPECT_EQ(phonemes.find("(en)"), std::string::npos) << text << ": " << phonemes;
    }
  }
}

// What the tests above would see of the voice that Debian 12 calls cmn.
TEST(Voice, TheBrokenOneIsToldFromTheRightOne) {
  const std::string good = Phonemes("好的，谢谢您", "cmn-latn-pinyin");
  const std::string broken = Phonemes("好的，谢谢您", "cmn");
  EXPECT_EQ(Tones(good), 5U) << good;
  EXPECT_TRUE(Tones(broken) != 5 || broken.find("(en)") != std::string::npos) << broken;
}

TEST(Voice, ReadsEveryEnglishStringInEnglish) {
  for (const auto& [id, text] : Strings("en")) {
    const auto parts = Parts(text, kEn);
    ASSERT_FALSE(parts.empty()) << id;
    for (const SpokenPart& part : parts) {
      // Only what is written in Han is read in Chinese: "中文".
      EXPECT_EQ(part.language == kZh, std::ranges::any_of(ToCodePoints(part.text), IsHan)) << id;
      if (part.language != kEn) continue;
      const std::string phonemes = Phonemes(part.text, "en");
      EXPECT_EQ(phonemes.find("tSaIni:z"), std::string::npos) << id << ": " << phonemes;
      EXPECT_GT(phonemes.size(), 1U) << id;
    }
  }
}

// Beside each word its homophone in signs of one reading only.
TEST(Voice, ReadsWordsOfSeveralReadingsAsPeopleDo) {
  const std::pair<const char*, const char*> pairs[] = {
      {"长者", "掌者"},     {"银行行长", "银航航掌"}, {"重庆", "虫庆"}, {"成都", "成督"},
      {"音乐", "音月"},     {"快乐", "快勒"},         {"种花", "众花"}, {"种下去", "众下去"},
      {"种子", "肿子"},     {"调解", "条姐"},         {"了解", "瞭姐"}, {"参与", "参玉"},
      {"重新来", "虫新来"}, {"排成行", "排成航"},     {"空格", "控格"}, {"家长", "家掌"},
      {"还书", "环书"},     {"睡觉", "睡叫"},         {"干部", "赣部"}, {"供应", "工硬"},
      {"处理", "储理"},     {"放假", "放价"},         {"银行", "银航"}, {"长大", "掌大"},
      {"首都", "首督"},     {"角色", "决色"},         {"几乎", "机忽"}};
  std::string wrong;
  for (const auto& [word, homophone] : pairs) {
    const std::string as_word = Pronounced(word);
    const std::string as_homophone = Pronounced(homophone);
    if (as_word != as_homophone) {
      wrong += std::string(word) + " " + as_word + " is not " + as_homophone + "\n";
    }
  }
  EXPECT_EQ(wrong, "");
}

TEST(Voice, AReadingHoldsInTheMiddleOfASentence) {
  EXPECT_EQ(Pronounced("请长者先坐"), Pronounced("请掌者先坐"));
}

TEST(SpokenTextTest, AYearIsReadFigureByFigure) {
  EXPECT_EQ(FiguresInChinese("2026年3月8日"), "二零二六年3月8日");
  EXPECT_EQ(FiguresInChinese("2026-03-08"), "二零二六年3月8日");
  EXPECT_EQ(FiguresInChinese("大约3年"), "大约3年");
}

TEST(SpokenTextTest, ATelephoneIsReadFigureByFigure) {
  EXPECT_EQ(FiguresInChinese("拨13800138000"), "拨幺三八零零幺三八零零零");
  EXPECT_EQ(FiguresInChinese("028-8512 3456"), "零二八八五幺二三四五六");
  EXPECT_EQ(FiguresInChinese("拨12345"), "拨一二三四五");
  EXPECT_EQ(FiguresInEnglish("call 13800138000"), "call 1 3 8 0 0 1 3 8 0 0 0");
}

TEST(SpokenTextTest, AmountsStayAmounts) {
  EXPECT_EQ(FiguresInChinese("328户"), "328户");
  EXPECT_EQ(FiguresInChinese("0条"), "0条");
  EXPECT_EQ(FiguresInChinese("25%"), "百分之25");
  EXPECT_EQ(FiguresInChinese("3.14米"), "3点一四米");
  EXPECT_EQ(FiguresInEnglish("328 flats in 2026"), "328 flats in 2026");
}

TEST(SpokenTextTest, TimesAreReadAsTimes) {
  EXPECT_EQ(FiguresInChinese("10:24"), "10点24分");
  EXPECT_EQ(FiguresInChinese("09:00"), "9点整");
  EXPECT_EQ(FiguresInChinese("14:05"), "14点零5分");
}

TEST(SpokenTextTest, TheCodeOfASlipIsSpelledOut) {
  EXPECT_EQ(FiguresInEnglish("K7Q2"), " K, 7, Q, 2, ");
  const auto parts = Parts("花签K7Q2", kZh);
  ASSERT_EQ(parts.size(), 5U);
  EXPECT_EQ(parts[1], (SpokenPart{kEn, "K, "}));
  EXPECT_EQ(parts[2], (SpokenPart{kZh, "7, "}));
}

TEST(SpokenTextTest, EachScriptGoesToTheVoiceThatKnowsIt) {
  const auto parts = Parts("Say 你好 twice", kEn);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0], (SpokenPart{kEn, "Say "}));
  EXPECT_EQ(parts[1], (SpokenPart{kZh, "你好 "}));
  EXPECT_EQ(parts[2], (SpokenPart{kEn, "twice"}));
}

TEST(SpokenTextTest, MarksAreNotReadAndNothingIsNothing) {
  EXPECT_EQ(Joined("提议 · 商议"), "提议   商议");
  EXPECT_TRUE(Parts("", kZh).empty());
  EXPECT_TRUE(Parts(" ·—… ！", kZh).empty());
  EXPECT_TRUE(Parts("\xFF\xFE", kZh).empty());
}

TEST(SpokenTextTest, AReadingOfLatinLettersIsNoPartOfAWord) {
  EXPECT_EQ(Joined("中/EN"), "中  ying1 wen2 ");
  const auto parts = Parts("按 ENTER 键", kZh);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[1].text, "ENTER ");
  EXPECT_EQ(Parts("Open WiFi", kEn).size(), 1U);
}

TEST(ReadingsTest, AFileThatIsNotThereIsAnEmptyList) {
  const auto readings = Readings::Load("/nowhere/readings.toml");
  ASSERT_TRUE(readings);
  EXPECT_TRUE(readings->all().empty());
}

TEST(ReadingsTest, ALineThatIsWrongIsNamed) {
  const TempFolder folder;
  std::ofstream(folder.path() / "readings.toml") << "\"长者\" = \"zhang zhe\"\n";
  const auto readings = Readings::Load(folder.path() / "readings.toml");
  ASSERT_FALSE(readings);
  EXPECT_NE(readings.error().detail.find("长者"), std::string::npos);
}

TEST(ReadingsTest, TheLongestWordWins) {
  const Readings readings({{"银行", "yin2 hang2"}, {"银行行长", "a1"}});
  EXPECT_EQ(readings.At("银行行长来了")->pinyin, "a1");
  EXPECT_EQ(readings.At("行人"), nullptr);
}

// A station's speech on a loudspeaker that the test listens to.
class SpeechTest : public testing::Test {
 protected:
  SpokenSpeech& Open(VoiceOptions voice = {}) {
    auto output = std::make_unique<ScriptedOutput>(clock_);
    output_ = output.get();
    speech_ = std::make_unique<SpokenSpeech>(SpokenSpeech::Parts{.output = std::move(output),
                                                                 .sounds = folder_.path(),
                                                                 .readings = TheReadings(),
                                                                 .voice = std::move(voice),
                                                                 .clock = system_clock_});
    return *speech_;
  }

  // Until the process has answered: what is waited for is real.
  bool Sounds() {
    const int64_t end = system_clock_.MonotonicMs() + 30'000;
    while (system_clock_.MonotonicMs() < end) {
      const Speech::State state = speech_->Look();
      if (output_->state() == DeviceState::kReady) return true;
      if (state == Speech::State::kMissing) return false;
      std::this_thread::yield();
    }
    return false;
  }

  std::string Script(const std::string& lines) {
    const fs::path file = folder_.path() / "voice";
    std::ofstream(file) << "#!/bin/sh\n" << lines;
    fs::permissions(file, fs::perms::owner_all);
    return file.string();
  }

  void PutClip(const std::string& bytes) {
    fs::create_directories(folder_.path() / "zh");
    std::ofstream(folder_.path() / "zh" / "home.say.ogg", std::ios::binary) << bytes;
  }

  TempFolder folder_;
  FakeClock clock_;
  SystemClock system_clock_;
  ScriptedOutput* output_ = nullptr;
  std::unique_ptr<SpokenSpeech> speech_;
};

TEST_F(SpeechTest, ASentenceIsHeardToItsEnd) {
  Speech& speech = Open();
  speech.Say({.parts = {{"我有话说", {}}}, .language = kZh});
  EXPECT_EQ(speech.Look(), Speech::State::kSpeaking);
  ASSERT_TRUE(Sounds());
  clock_.Advance(500);
  EXPECT_EQ(speech.Look(), Speech::State::kSpeaking);
  EXPECT_GT(output_->loudest(), 1'000);
  clock_.Advance(10'000);
  speech.Look();
  EXPECT_EQ(speech.Look(), Speech::State::kSilent);
  EXPECT_EQ(output_->state(), DeviceState::kClosed);
}

TEST_F(SpeechTest, PausedBeforeTheFirstWordItWaits) {
  Speech& speech = Open();
  speech.Say({.parts = {{"我有话说", {}}}, .language = kZh});
  speech.Pause();
  EXPECT_EQ(speech.Look(), Speech::State::kPaused);
  ASSERT_TRUE(Sounds());
  clock_.Advance(10'000);
  EXPECT_EQ(speech.Look(), Speech::State::kPaused);
  EXPECT_EQ(output_->loudest(), 0);
  speech.Resume();
  clock_.Advance(10'200);
  speech.Look();
  EXPECT_GT(output_->loudest(), 1'000);
}

TEST_F(SpeechTest, StoppedItIsSilentAndWhatIsFoundLateIsNotSaid) {
  Speech& speech = Open();
  speech.Say({.parts = {{"我有话说", {}}}, .language = kZh});
  speech.Stop();
  EXPECT_EQ(speech.Look(), Speech::State::kSilent);
  speech.Say({.parts = {{"第二句", {}}}, .language = kZh});
  ASSERT_TRUE(Sounds());
  speech.Stop();
  EXPECT_EQ(output_->state(), DeviceState::kClosed);
}

TEST_F(SpeechTest, WithoutAVoiceItSaysSo) {
  Speech& speech = Open({.program = "no-such-voice-program"});
  speech.Say({.parts = {{"我有话说", {}}}, .language = kZh});
  EXPECT_FALSE(Sounds());
  EXPECT_EQ(speech.Look(), Speech::State::kMissing);
}

TEST_F(SpeechTest, AVoiceThatHangsIsGivenUp) {
  Speech& speech = Open({.program = Script("exec sleep 1000\n"), .limit_ms = 100});
  speech.Say({.parts = {{"我有话说", {}}}, .language = kZh});
  EXPECT_FALSE(Sounds());
  EXPECT_EQ(speech.Look(), Speech::State::kMissing);
}

TEST_F(SpeechTest, AVoiceThatHangsDoesNotHoldUpTheEnd) {
  const SystemClock real;
  Speech& speech = Open({.program = Script("exec sleep 1000\n"), .limit_ms = 1'000'000});
  speech.Say({.parts = {{"我有话说", {}}}, .language = kZh});
  const int64_t begin_ms = real.MonotonicMs();
  speech_.reset();
  EXPECT_LT(real.MonotonicMs() - begin_ms, 10'000) << "it waited for the voice";
}

TEST_F(SpeechTest, TheTextIsOnNoCommandLine) {
  const std::string args = (folder_.path() / "args").string();
  const std::string text = (folder_.path() / "text").string();
  Speech& speech = Open({.program = Script("echo \"$@\" > " + args + "\ncat > " + text + "\n")});
  speech.Say({.parts = {{"我家的事", {}}}, .language = kZh});
  EXPECT_FALSE(Sounds());  // that program says nothing
  const auto content = [](const std::string& file) {
    std::ifstream stream(file);
    return std::string((std::istreambuf_iterator<char>(stream)), {});
  };
  EXPECT_EQ(content(text), "我家的事");
  EXPECT_NE(content(args).find("--stdin"), std::string::npos);
  EXPECT_EQ(content(args).find("家"), std::string::npos);
}

TEST_F(SpeechTest, EldersHearItMoreSlowly) {
  const std::string args = (folder_.path() / "args").string();
  Speech& speech = Open({.program = Script("echo \"$@\" > " + args + "\n")});
  for (const auto& [slow, speed] : {std::pair{false, "-s 130"}, std::pair{true, "-s 100"}}) {
    speech.Say({.parts = {{"好", {}}}, .language = kZh, .slow = slow});
    EXPECT_FALSE(Sounds());
    std::ifstream stream(args);
    const std::string said((std::istreambuf_iterator<char>(stream)), {});
    EXPECT_NE(said.find(speed), std::string::npos) << said;
  }
}

TEST_F(SpeechTest, ARecordedClipIsPreferredToTheVoice) {
  ScriptedMicrophone microphone({}, clock_);
  VoiceRecorder recorder(&microphone);
  recorder.Start();
  clock_.Advance(900);
  recorder.Stop();
  const auto& ogg = recorder.memo()->ogg;
  PutClip(std::string(ogg.begin(), ogg.end()));
  Speech& speech = Open({.program = "no-such-voice-program"});
  speech.Say({.parts = {{"我有话说", {"home.say"}}}, .language = kZh});
  clock_.Advance(500);
  EXPECT_EQ(speech.Look(), Speech::State::kSpeaking);
  EXPECT_GT(output_->loudest(), 1'000);
}

TEST_F(SpeechTest, ABrokenClipLeavesItToTheVoice) {
  PutClip("OggS this is no clip");
  Speech& speech = Open();
  speech.Say({.parts = {{"我有话说", {"home.say"}}}, .language = kZh});
  ASSERT_TRUE(Sounds());
  EXPECT_EQ(speech.Look(), Speech::State::kSpeaking);
}

}  // namespace
}  // namespace oneflower
