// How well and how quickly handwriting is read: textbook strokes of the 3,755 characters of GB 2312
// level 1, each written once by an unsteady hand, and once more with two strokes changed round.
//
// Usage: handwriting_bench FOLDER    FOLDER: where hanzi-writer-data is unpacked
#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "kiosk/input/handwriting.h"
#include "tests/bench/report.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/hand.h"

namespace oneflower::bench {
namespace {

namespace fs = std::filesystem;

// Rows 16 to 55 of GB 2312, 94 characters each but for the last five places.
std::vector<std::string> LevelOne() {
  std::vector<std::string> characters;
  const iconv_t convert = iconv_open("UTF-8", "GB2312");
  for (int row = 0xB0; row <= 0xD7; ++row) {
    for (int cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); ++cell) {
      char from[2] = {static_cast<char>(row), static_cast<char>(cell)};
      char to[8] = {};
      char* in = from;
      char* out = to;
      size_t in_left = sizeof(from);
      size_t out_left = sizeof(to);
      if (iconv(convert, &in, &in_left, &out, &out_left) == 0) characters.emplace_back(to, out);
    }
  }
  iconv_close(convert);
  return characters;
}

Ink Textbook(const fs::path& file) {
  std::ifstream in(file);
  const auto json = nlohmann::json::parse(in);
  Ink ink;
  for (const auto& median : json.at("medians")) {
    InkStroke& stroke = ink.emplace_back();
    // The package counts from below.
    for (const auto& point : median) {
      stroke.push_back({point[0].get<float>() / 1024, (900 - point[1].get<float>()) / 1024});
    }
  }
  return ink;
}

struct Tally {
  int all = 0;
  int first = 0;
  int ten = 0;
  void Count(const std::vector<std::string>& read, const std::string& wanted) {
    const auto found = std::ranges::find(read, wanted);
    ++all;
    first += found == read.begin() && !read.empty() ? 1 : 0;
    ten += found != read.end() ? 1 : 0;
  }
  double Ten() const { return 100.0 * ten / all; }
  std::string Detail() const {
    return fmt::format("{} of {} characters, {:.1f} % as the first", ten, all, 100.0 * first / all);
  }
};

bool Measure(const fs::path& folder) {
  const auto reader = Handwriting::Load(Handwriting::ModelPath());
  if (!reader) {
    fmt::print(stderr, "{}\n", reader.error().detail);
    return false;
  }
  Hand hand;
  Tally right;
  Tally swapped;
  std::vector<double> times;
  const auto read = [&](const Ink& ink) {
    std::vector<std::string> characters;
    times.push_back(ElapsedMs([&] { characters = (*reader)->Read(ink); }));
    return characters;
  };
  for (const std::string& character : LevelOne()) {
    const Ink written = hand.Write(Textbook(folder / (character + ".json")));
    right.Count(read(written), character);
    if (written.size() > 1) swapped.Count(read(hand.WithTwoSwapped(written)), character);
  }
  bool ok = Report("handwriting", right.Ten(), Bound::kAtLeast, 85, "%", right.Detail());
  ok &= Report("handwriting_swapped", swapped.Ten(), Bound::kAtLeast, 70, "%", swapped.Detail());
  ok &= Report(
      "handwriting_time", Percentile(times, 0.95), Bound::kAtMost, 30, "ms",
      fmt::format("median {:.1f} ms, p99 {:.1f}", Percentile(times, 0.5), Percentile(times, 0.99)));
  return ok;
}

}  // namespace
}  // namespace oneflower::bench

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  return oneflower::bench::Measure(argv[1]) ? 0 : 1;
}
