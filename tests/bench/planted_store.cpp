#include "tests/bench/planted_store.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace oneflower::bench {
namespace {

constexpr int64_t kMinuteMs = 60'000;
constexpr const char* kTopics[] = {"safety", "green", "parking", "repair", "neighbours"};

template <typename T, typename E>
T OrExit(std::expected<T, E> result, const char* what) {
  if (result) return std::move(*result);
  fmt::print(stderr, "{}: {}\n", what, result.error().detail);
  std::exit(1);
}

// One every five minutes, the last one now; a third of them have moved on, as in a hall.
SampleProposal Planted(uint32_t number, int64_t now_ms) {
  SampleProposal proposal{
      .key = "bench " + std::to_string(number),
      .text = Proposed(number * 7919U),
      .topic = kTopics[number % std::size(kTopics)],
      .signature = "桂花",
      .place = number % 4 == 3 ? std::string() : std::to_string(number % 101 + 1),
      .flowers = static_cast<int>(number % 4 == 0),
      .planted_ms = now_ms - 5 * kMinuteMs * (kPlantedProposals - static_cast<int64_t>(number))};
  const auto moves = number % 3 == 0 ? number / 3 % kStages.size() : 0;
  for (size_t i = 1; i <= moves; ++i) {
    proposal.events.push_back({.moves = true,
                               .to = kStages[i],
                               .words = "议事会已讨论",
                               .at_ms = proposal.planted_ms + static_cast<int64_t>(i) * kMinuteMs});
  }
  return proposal;
}

}  // namespace

std::string Proposed(uint32_t number) {
  constexpr const char* kPlaces[] = {"中庭", "北门", "车库", "楼道",
                                     "花坛", "屋顶", "电梯", "广场"};
  constexpr const char* kThings[] = {"路灯", "台阶",   "长椅",   "水管",   "雨棚",
                                     "秋千", "垃圾桶", "充电桩", "排水沟", "扶手"};
  constexpr const char* kWants[] = {"坏了请修一修",     "太少想多加几个", "太旧想换新的",
                                    "位置不好想挪一挪", "晚上看不清",     "下雨天很滑"};
  return fmt::format("{}栋{}的{}{}，编号{}", number % 101 + 1, kPlaces[number % 8],
                     kThings[number / 8 % 10], kWants[number / 80 % 6], number);
}

std::unique_ptr<StationStore> OpenPlanted(const std::filesystem::path& folder, const Clock& clock,
                                          Random& random, Log& log) {
  const bool is_new = !std::filesystem::exists(folder / "station.db");
  auto store = OrExit(StationStore::Open({folder, true}, clock, random, log), "open");
  if (!is_new) return store;
  std::vector<SampleProposal> proposals;
  proposals.reserve(kPlantedProposals);
  for (uint32_t i = 0; i < kPlantedProposals; ++i) {
    proposals.push_back(Planted(i, clock.WallMs()));
  }
  if (Status planted = store->PlantSamples(proposals); !planted) {
    fmt::print(stderr, "plant: {}\n", planted.error().detail);
    std::exit(1);
  }
  return store;
}

}  // namespace oneflower::bench
