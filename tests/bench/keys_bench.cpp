// From a key of the pinyin keyboard to the candidates above it: whole sentences letter by letter,
// short words, and the spellings of Sichuan speakers, whose twins are decoded beside them.
//
// Usage: keys_bench [keys] [nine_keys]
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

#include "kiosk/input/composer.h"
#include "kiosk/input/nine_key_engine.h"
#include "kiosk/input/nine_keys.h"
#include "kiosk/input/pinyin_engine.h"
#include "tests/bench/report.h"
#include "tests/bench/stopwatch.h"
#include "tests/kiosk/input/common_words.h"

namespace oneflower::bench {
namespace {

constexpr const char* kTyped[] = {
    // sentences as one goes, without a pick in between
    "womenxiwangxiaoqumenkouzengjiayigelajitong", "xiayutianzhongtingtaijiehenhua",
    "dianpingchechongdianzhuangtaishaolexiangduojiajige", "wanshangbeimenludengbuliangqingxiuyixiu",
    "laorenhehaizimeiyoudifangzuo",
    // words, right and as heard
    "shequ", "sequ", "huanjing", "fanjing", "feiji", "huiji", "huangbian", "fangbian", "lainai",
    "nainai", "nvfa", "lvhua", "hongshan", "fafen", "huzhu", "fuzu", "zaopian", "naoren",
    // several pairs in one phrase: the most twins there can be
    "feifafanhuifangfen", "huahuihuangfeihuafen", "fufeihuangbianhuanjing", "huifufanghuan",
    // in short: first letters alone
    "wmxwxqmk", "ldhl", "cdz"};

bool Keys() {
  auto engine = PinyinEngine::Load(ONEFLOWER_SOURCE_DIR "/assets/community/phrases.txt");
  if (!engine) {
    fmt::print(stderr, "{}\n", engine.error().detail);
    return false;
  }
  Composer composer(400);
  composer.SetEngines({.letters = engine->get(), .keys = nullptr, .ink = nullptr});
  std::vector<double> times;
  double worst = 0;
  std::string slowest;
  const auto press = [&](char letter, const std::string& typed) {
    times.push_back(ElapsedMs([&] {
      letter == '\b' ? composer.Backspace() : composer.Letter(letter, true);
      (void)composer.Candidates();
    }));
    if (times.back() <= worst) return;
    worst = times.back();
    slowest = typed;
  };
  for (int round = 0; round < 3; ++round) {
    for (const char* word : kTyped) {
      for (const char* letter = word; *letter != '\0'; ++letter) {
        press(*letter, std::string(word, letter + 1));
      }
      press('\b', std::string(word) + " and back");
      press(word[std::strlen(word) - 1], word);
      times.push_back(ElapsedMs([&] { composer.Pick(0); }));
      composer.Wipe();
    }
  }
  return Report("keys", Percentile(times, 0.95), Bound::kAtMost, 16, "ms",
                fmt::format("median {:.2f} ms, p99 {:.2f}, slowest {:.1f} at {}",
                            Percentile(times, 0.5), Percentile(times, 0.99), worst, slowest));
}

bool NineKeys() {
  auto pinyin = PinyinEngine::Load(ONEFLOWER_SOURCE_DIR "/assets/community/phrases.txt");
  if (!pinyin) {
    fmt::print(stderr, "{}\n", pinyin.error().detail);
    return false;
  }
  NineKeyEngine engine(**pinyin);
  std::vector<double> times;
  const auto type = [&](const char* letters) {
    for (const char key : KeysOf(letters)) times.push_back(ElapsedMs([&] { engine.Type(key); }));
    times.push_back(ElapsedMs([&] { engine.Backspace(); }));
    engine.Clear();
  };
  for (const auto& [letters, word] : kCommonWords) type(letters);
  for (const char* typed : kTyped) type(typed);
  return Report(
      "nine_keys", Percentile(times, 0.95), Bound::kAtMost, 16, "ms",
      fmt::format("median {:.2f} ms, p99 {:.2f}", Percentile(times, 0.5), Percentile(times, 0.99)));
}

}  // namespace
}  // namespace oneflower::bench

int main(int argc, char** argv) {
  using namespace oneflower::bench;
  const std::vector<std::string_view> names(argv + 1, argv + argc);
  const auto wanted = [&](std::string_view name) {
    return names.empty() || std::ranges::find(names, name) != names.end();
  };
  bool ok = true;
  if (wanted("keys")) ok = Keys() && ok;
  if (wanted("nine_keys")) ok = NineKeys() && ok;
  return ok ? 0 : 1;
}
