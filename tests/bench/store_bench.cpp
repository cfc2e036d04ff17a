// The store over 100,000 proposals: search as a word is being typed, similar proposals while a
// draft grows; what the home screen and the map count; and the commit of a planted proposal against
// a bare durable insert on the same disk.
//
// Usage: store_bench FOLDER NAME…   names: commit search similar counts map
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "shared/store/database.h"
#include "shared/store/reader.h"
#include "tests/bench/planted_store.h"
#include "tests/bench/report.h"
#include "tests/bench/stopwatch.h"

namespace oneflower::bench {
namespace {

namespace fs = std::filesystem;

constexpr uint32_t kCommitRounds = 11;
constexpr uint32_t kCommitsARound = 300;
constexpr int kRounds = 20;
constexpr double kSearchLimitMs = 30;
constexpr double kMapLimitMs = 46;    // a search, and a frame that counts what it finds
constexpr double kCountsLimitMs = 8;  // read in a frame
constexpr int64_t kMonthMs = 31LL * 86'400'000;

// What the wall is asked for while somebody writes it word by word, from the rare to what stands in
// every single proposal.
constexpr const char* kSearches[] = {"路",   "路灯",   "路灯坏",   "台阶滑", "充电桩",
                                     "北门", "秋千",   "的",       "编号",   "水管太旧",
                                     "7栋",  "编号79", "车库 雨棚"};

struct Parts {
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<Log> log = MakeSilentLog();
};

// The slowest hundredth of a round's commits, ours and bare ones in turn, milliseconds.
struct Round {
  double ours = 0;
  double bare = 0;
};

Round CommitRound(StationStore& store, Database& bare, uint32_t first, bool& all) {
  std::vector<double> ours;
  std::vector<double> theirs;
  for (uint32_t i = first; i < first + kCommitsARound; ++i) {
    const std::string text = Proposed(i);
    ours.push_back(ElapsedMs([&] {
      all = store.Execute(PlantProposal{{"v"}, text, "safety", "桂花", ""}).has_value() && all;
    }));
    while (store.Rest()) {  // as its thread does until the next resident has written something
    }
    theirs.push_back(ElapsedMs(
        [&] { all = bare.Run("INSERT INTO row (text) VALUES (?1)", text).has_value() && all; }));
  }
  return {Percentile(ours, 0.99), Percentile(theirs, 0.99)};
}

// A disk that stalls once in a hundred writes, for whatever reason, would make one long series
// a lottery; so it is the middle one of several rounds that counts.
bool Commit() {
  Parts parts;
  const fs::path folder = fs::temp_directory_path() / "oneflower_commit_bench";
  fs::remove_all(folder);
  auto store = StationStore::Open({folder, true}, parts.clock, parts.random, *parts.log).value();
  auto bare = Database::Open(folder / "bare.db", Database::Mode::kWriter).value();
  bool all = bare->RunScript("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT);").has_value();
  std::vector<Round> rounds;
  for (uint32_t i = 0; i < kCommitRounds; ++i) {
    rounds.push_back(CommitRound(*store, *bare, i * kCommitsARound, all));
  }
  bare.reset();
  store.reset();
  fs::remove_all(folder);
  std::ranges::sort(rounds, {}, [](const Round& round) { return round.ours / round.bare; });
  const Round& middle = rounds[rounds.size() / 2];
  return Report("commit", middle.ours / middle.bare, Bound::kAtMost, 3, "x",
                fmt::format("p99 {:.2f} ms against {:.2f} ms, the middle of {} rounds", middle.ours,
                            middle.bare, kCommitRounds)) &&
         all;
}

// A disk or another program that takes its time once must not decide: the slowest of each round
// counts, and of these the middle one.
bool ReportRounds(const char* name, const std::vector<double>& slowest, const std::string& detail) {
  return Report(name, Percentile(slowest, 0.5), Bound::kAtMost, kSearchLimitMs, "ms",
                fmt::format("the slowest of {}, the middle of {} rounds{}", std::size(kSearches),
                            kRounds, detail));
}

bool Search(Reader& reader) {
  std::vector<double> rounds;
  double worst = 0;
  std::string slowest;
  for (int round = 0; round < kRounds; ++round) {
    rounds.push_back(0);
    for (const char* words : kSearches) {
      const double time = ElapsedMs([&] { (void)reader.Wall({.search = words}); });
      rounds.back() = std::max(rounds.back(), time);
      if (time <= worst) continue;
      worst = time;
      slowest = words;
    }
  }
  return ReportRounds("search", rounds, ", slowest " + slowest);
}

bool Similar(Reader& reader) {
  std::vector<double> rounds;
  uint32_t number = 0;
  for (int round = 0; round < kRounds; ++round) {
    rounds.push_back(0);
    for (size_t i = 0; i < std::size(kSearches); ++i, ++number) {
      const std::string draft = Proposed(number * 31U) + "，和" + Proposed(number * 17U) + "一起办";
      rounds.back() = std::max(rounds.back(), ElapsedMs([&] { (void)reader.Similar(draft, 3); }));
    }
  }
  return ReportRounds("similar", rounds, "");
}

bool Counts(Reader& reader, const Clock& clock) {
  std::vector<double> times;
  for (int round = 0; round < kRounds * 10; ++round) {
    times.push_back(ThreadCpuMs([&] { (void)reader.Counts(clock.WallMs() - kMonthMs); }));
  }
  return Report("counts", Percentile(times, 0.99), Bound::kAtMost, kCountsLimitMs, "ms",
                fmt::format("median {:.2f} ms", Percentile(times, 0.5)));
}

// The wall as a map: how many stand where; all, of a topic, of a stage, and of what a search finds.
bool Map(Reader& reader) {
  std::vector<double> times;
  for (int round = 0; round < kRounds; ++round) {
    for (const WallFilter& filter :
         {WallFilter{}, WallFilter{.topic = "safety"}, WallFilter{.stage = Stage::kExecute},
          WallFilter{.search = "路灯"}}) {
      times.push_back(ThreadCpuMs([&] { (void)reader.Grounds(filter); }));
    }
  }
  return Report("map", Percentile(times, 0.99), Bound::kAtMost, kMapLimitMs, "ms",
                fmt::format("median {:.2f} ms", Percentile(times, 0.5)));
}

bool Measure(const fs::path& folder, const std::string& name) {
  if (name == "commit") return Commit();
  Parts parts;
  const auto store = OpenPlanted(folder, parts.clock, parts.random, *parts.log);
  const auto reader = Reader::Open(folder / "station.db").value();
  if (name == "search") return Search(*reader);
  if (name == "counts") return Counts(*reader, parts.clock);
  if (name == "map") return Map(*reader);
  return name == "similar" && Similar(*reader);
}

}  // namespace
}  // namespace oneflower::bench

int main(int argc, char** argv) {
  bool ok = argc > 2;
  for (int i = 2; i < argc; ++i) ok = oneflower::bench::Measure(argv[1], argv[i]) && ok;
  return ok ? 0 : 1;
}
