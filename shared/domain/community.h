// One community's own data, as values: everything that would differ in another one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/domain/medium.h"
#include "shared/domain/stage.h"

namespace oneflower {

// A text in both languages of the program.
struct Bilingual {
  std::string zh;
  std::string en;
};

struct Topic {
  std::string id;
  Bilingual name;
  int colour = 0;             // of its flowers: index into the seven petal colours
  bool for_children = false;  // on the children's list (儿童清单)
};

// What children are asked for a week: 童言无忌.
struct CardQuestion {
  Bilingual text;
  std::string topic;
};

// Something children put on the plan: 小小规划师.
struct BlockKind {
  std::string id;
  Bilingual name;
  std::string picture;  // of kiosk/ui/block_picture
  float wide_m = 1;     // its footprint
  float deep_m = 1;
  int turns = 1;      // in how many quarter turns it looks different: 1, 2 or 4
  std::string topic;  // of a proposal that is made of it
};

// One word of a quick report, as on its button.
struct ReportWord {
  std::string id;
  Bilingual name;
  std::string topic;  // what it is about
  Mood mood = Mood::kNone;
};

struct Building {
  int number = 0;
  float x = 0, y = 0, w = 0, h = 0;  // on the plan, 1000 x 600 units
  int units = 0;
};

struct Landmark {
  std::string id;
  Bilingual name;
  float x = 0, y = 0, w = 0, h = 0;
};

// A screen and where it stands, so that who is called finds it.
struct StationPlace {
  std::string id;  // the name the station runs under
  Bilingual name;
};

struct Road {
  float x = 0, y = 0, w = 0, h = 0;
};

// How long a visitor may be still before the question comes, in milliseconds.
struct IdleLimits {
  int64_t reading_ms = 120'000;
  int64_t writing_ms = 180'000;
  int64_t elder_or_child_ms = 300'000;
  int64_t question_ms = 45'000;
};

// A sample proposal with its history; days count back from the day the samples are planted.
struct SampleEvent {
  bool moves = false;  // a stage move, or a note
  Stage to = Stage::kDeliberate;
  std::string words;
  int64_t at_ms = 0;
};

struct SampleProposal {
  std::string key;
  std::string text;
  std::string topic;
  std::string signature;
  std::string place;
  int flowers = 0;
  int64_t planted_ms = 0;
  std::vector<SampleEvent> events;
};

struct Community {
  Bilingual name;
  Bilingual hall;  // as it stands on the home screen
  int utc_offset_min = 480;
  bool publish_at_once = true;
  std::string story_url;  // where phones reach the hub; empty: at the station's own address of it
  int meeting_day = 20;
  std::string staff_pin;  // its hash, for stations that have none of their own; may be empty
  IdleLimits idle;
  std::vector<Topic> topics;
  std::vector<ReportWord> report_words;
  std::vector<std::string> signatures;  // flower names to choose from
  std::vector<Building> buildings;
  std::vector<StationPlace> stations;
  std::vector<Landmark> landmarks;
  std::vector<Road> roads;
  float metres_per_unit = 1;  // of the plan, roughly
  std::vector<BlockKind> blocks;
  std::vector<CardQuestion> questions;
};

// Is a topic on the children's list (儿童清单)? Every one is where the community has no such list.
inline bool ForChildren(const Community& community, std::string_view topic) {
  const auto listed = [](const Topic& each) { return each.for_children; };
  if (std::ranges::none_of(community.topics, listed)) return true;
  const auto found = std::ranges::find(community.topics, topic, &Topic::id);
  return found != community.topics.end() && found->for_children;
}

// The question of the week (from Monday, as ISO 8601 counts) that a day lies in, of those about
// what is on the children's list; null: there is none. `local_ms` is wall time of the community,
// offset included.
inline const CardQuestion* QuestionOfWeek(const Community& community, int64_t local_ms) {
  std::vector<const CardQuestion*> asked;
  for (const CardQuestion& each : community.questions) {
    if (ForChildren(community, each.topic)) asked.push_back(&each);
  }
  if (asked.empty() || local_ms < 0) return nullptr;
  constexpr int64_t kDayMs = 86'400'000;
  const int64_t week = (local_ms / kDayMs + 3) / 7;  // 1970 began on a Thursday
  return asked[static_cast<size_t>(week) % asked.size()];
}

}  // namespace oneflower
