// The store over 100,000 proposals: opening the wall, search, similar proposals; and the commit of
// a planted proposal against a bare durable insert on the same disk.
//
// Usage: store_bench commit|wall_open|search|similar
#include <chrono>
#include <filesystem>

#include "shared/base/clock.h"
#include "shared/base/random.h"
#include "shared/store/database.h"
#include "shared/store/reader.h"
#include "shared/store/station_store.h"
#include "tests/bench/report.h"

namespace oneflower::bench {
namespace {

namespace fs = std::filesystem;
constexpr int kProposals = 100'000;

double Ms(auto action) {
  const auto start = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

std::string Sentence(uint32_t number) {
  constexpr const char* kPlaces[] = {"中庭", "北门", "车库", "楼道",
                                     "花坛", "屋顶", "电梯", "广场"};
  constexpr const char* kThings[] = {"路灯", "台阶",   "长椅",   "水管",   "雨棚",
                                     "秋千", "垃圾桶", "充电桩", "排水沟", "扶手"};
  constexpr const char* kWants[] = {"坏了请修一修",     "太少想多加几个", "太旧想换新的",
                                    "位置不好想挪一挪", "晚上看不清",     "下雨天很滑"};
  return std::to_string(number % 101 + 1) + "栋" + kPlaces[number % 8] + "的" +
         kThings[number / 8 % 10] + kWants[number / 80 % 6] + "，编号" + std::to_string(number);
}

struct Bench {
  fs::path folder = fs::temp_directory_path() / "oneflower_store_bench";
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<Log> log = MakeSilentLog();
  std::unique_ptr<StationStore> store;
  std::unique_ptr<Reader> reader;

  explicit Bench(int proposals) {
    fs::remove_all(folder);
    store = StationStore::Open({folder, true}, clock, random, *log).value();
    std::vector<SampleProposal> all;
    for (int i = 0; i < proposals; ++i) {
      all.push_back({.key = std::to_string(i),
                     .text = Sentence(static_cast<uint32_t>(i) * 7919U),
                     .topic = "safety",
                     .planted_ms = clock.WallMs() - i});
    }
    if (!store->PlantSamples(all)) std::abort();
    reader = Reader::Open(folder / "station.db").value();
  }
  ~Bench() {
    reader.reset();
    store.reset();
    fs::remove_all(folder);
  }
};

bool Commit() {
  Bench bench(0);
  auto bare = Database::Open(bench.folder / "bare.db", Database::Mode::kWriter).value();
  (void)bare->RunScript("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT);");
  std::vector<double> ours;
  std::vector<double> theirs;
  for (uint32_t i = 0; i < 2000; ++i) {
    ours.push_back(Ms([&] {
      (void)bench.store->Execute(PlantProposal{{"v"}, Sentence(i), "safety", "桂花", ""});
    }));
    theirs.push_back(
        Ms([&] { (void)bare->Run("INSERT INTO row (text) VALUES (?1)", Sentence(i)); }));
  }
  const double mine = Percentile(ours, 0.99);
  const double other = Percentile(theirs, 0.99);
  return Report("commit", mine / other, Bound::kAtMost, 3, "x",
                fmt::format("p99 {:.2f} ms against {:.2f} ms", mine, other));
}

bool Timed(const char* name, double limit_ms, double share, int rounds, auto action) {
  Bench bench(kProposals);
  std::vector<double> samples;
  for (int i = 0; i < rounds; ++i) samples.push_back(Ms([&] { action(*bench.reader, i); }));
  return Report(name, Percentile(samples, share), Bound::kAtMost, limit_ms, "ms",
                "100,000 proposals");
}

}  // namespace
}  // namespace oneflower::bench

int main(int argc, char** argv) {
  using namespace oneflower;
  using namespace oneflower::bench;
  const std::string name = argc > 1 ? argv[1] : "";
  constexpr const char* kWords[] = {"路灯", "台阶滑",   "充电桩", "北门",
                                    "秋千", "水管太旧", "编号79"};
  bool ok = false;
  if (name == "commit") ok = Commit();
  if (name == "wall_open") {
    ok = Timed("wall_open", 150, 0.99, 10, [](Reader& reader, int) {
      auto rows = reader.Wall({}).value();
      rows.resize(100);
      (void)reader.Proposals(rows);
    });
  }
  if (name == "search") {
    ok = Timed("search", 30, 0.99, 200,
               [&](Reader& reader, int i) { (void)reader.Wall({.search = kWords[i % 7]}); });
  }
  if (name == "similar") {
    ok = Timed("similar", 30, 0.99, 200, [&](Reader& reader, int i) {
      (void)reader.Similar(Sentence(static_cast<uint32_t>(i) * 31U), 3);
    });
  }
  return ok ? 0 : 1;
}
