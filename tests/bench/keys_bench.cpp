// From a key of the pinyin keyboard to the candidates above it: whole sentences letter by letter,
// short words, and the spellings of Sichuan speakers, whose twins are decoded beside them.
//
// Usage: keys_bench
#include <fmt/format.h>

#include <cstring>

#include "kiosk/input/composer.h"
#include "kiosk/input/pinyin_engine.h"
#include "tests/bench/report.h"
#include "tests/bench/stopwatch.h"

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
  composer.SetEngine(engine->get());
  std::vector<double> times;
  double worst = 0;
  std::string slowest;
  const auto press = [&](char letter, const std::string& typed) {
    times.push_back(ThreadCpuMs([&] {
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
      times.push_back(ThreadCpuMs([&] { composer.Pick(0); }));
      composer.Wipe();
    }
  }
  return Report("keys", Percentile(times, 0.95), Bound::kAtMost, 16, "ms",
                fmt::format("median {:.2f} ms, p99 {:.2f}, slowest {:.1f} at {}",
                            Percentile(times, 0.5), Percentile(times, 0.99), worst, slowest));
}

}  // namespace
}  // namespace oneflower::bench

int main() { return oneflower::bench::Keys() ? 0 : 1; }
