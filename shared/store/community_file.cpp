#include "shared/store/community_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

namespace oneflower {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kDayMs = 24 * 60 * 60 * 1000LL;

Result<toml::table> Parse(const fs::path& file) {
  if (!fs::exists(file)) return Fail(ErrorKind::kNotFound, "no file " + file.string());
  try {
    return toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    return Fail(ErrorKind::kInvalid, fmt::format("{} line {}: {}", file.string(),
                                                 error.source().begin.line, error.description()));
  }
}

Bilingual BilingualOf(const toml::table& table, const std::string& prefix = {}) {
  return {table[prefix + "zh"].value_or(std::string()),
          table[prefix + "en"].value_or(std::string())};
}

template <typename Use>
void ForEachTable(const toml::node_view<const toml::node> list, Use use) {
  const toml::array* array = list.as_array();
  if (array == nullptr) return;
  for (const toml::node& node : *array) {
    if (const toml::table* table = node.as_table()) use(*table);
  }
}

// Those of a file that a community may do without.
template <typename Use>
Status ForEachTableOf(const fs::path& file, std::string_view key, Use use) {
  if (!fs::exists(file)) return {};
  const auto table = Parse(file);
  if (!table) return std::unexpected(table.error());
  ForEachTable((*table)[key], use);
  return {};
}

// An address that a phone opens when it sees it in a QR code.
Status ReadStoryUrl(const toml::table& table, Community& community) {
  const toml::node* node = table.get("story_url");
  if (node == nullptr) return {};
  community.story_url = node->value_or(std::string());
  const std::string_view url = community.story_url;
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  if (node->is_string() && (url.empty() || web)) return {};
  return Fail(ErrorKind::kInvalid,
              "community.toml: story_url has to begin with http:// or https://, or be empty");
}

void ReadStations(const toml::table& table, Community& community) {
  ForEachTable(table["stations"], [&](const toml::table& each) {
    community.stations.push_back(
        {.id = each["id"].value_or(std::string()), .name = BilingualOf(each)});
  });
}

void ReadFacts(const toml::table& table, Community& community) {
  community.name = BilingualOf(table, "name_");
  community.hall = BilingualOf(table, "hall_");
  community.utc_offset_min = table["utc_offset_min"].value_or(480);
  community.publish_at_once = table["publish"].value_or(std::string("after_review")) == "at_once";
  community.meeting_day = table["meeting_day"].value_or(20);
  community.staff_pin = table["staff_pin"].value_or(std::string());
  ReadStations(table, community);
  const auto idle = table["idle"];
  const auto ms = [&](const char* key, int64_t seconds) {
    return idle[key].value_or(seconds) * 1000;
  };
  community.idle = {ms("reading_s", 120), ms("writing_s", 180), ms("elder_or_child_s", 300),
                    ms("question_s", 45)};
  if (const toml::array* names = table["signatures"].as_array()) {
    for (const toml::node& name : *names) {
      if (const auto text = name.value<std::string>()) community.signatures.push_back(*text);
    }
  }
}

void ReadPlan(const toml::table& table, Community& community) {
  community.metres_per_unit = table["metres_per_unit"].value_or(1.0F);
  const auto number = [](const toml::table& each, const char* key) {
    return each[key].value_or(0.0F);
  };
  ForEachTable(table["buildings"], [&](const toml::table& each) {
    community.buildings.push_back({.number = each["n"].value_or(0),
                                   .x = number(each, "x"),
                                   .y = number(each, "y"),
                                   .w = number(each, "w"),
                                   .h = number(each, "h"),
                                   .units = each["u"].value_or(0)});
  });
  ForEachTable(table["roads"], [&](const toml::table& each) {
    community.roads.push_back(
        {number(each, "x"), number(each, "y"), number(each, "w"), number(each, "h")});
  });
  ForEachTable(table["landmarks"], [&](const toml::table& each) {
    community.landmarks.push_back({.id = each["id"].value_or(std::string()),
                                   .name = BilingualOf(each),
                                   .x = number(each, "x"),
                                   .y = number(each, "y"),
                                   .w = number(each, "w"),
                                   .h = number(each, "h")});
  });
}

// A community may have none: then a quick report is a photo and a place.
Status ReadReportWords(const fs::path& file, Community& community) {
  return ForEachTableOf(file, "word", [&](const toml::table& each) {
    community.report_words.push_back(
        {.id = each["id"].value_or(std::string()),
         .name = BilingualOf(each),
         .topic = each["topic"].value_or(std::string()),
         .mood = MoodFromName(each["mood"].value_or(std::string())).value_or(Mood::kNone)});
  });
}

// A community without the file has no planner.
Status ReadBlocks(const fs::path& file, Community& community) {
  return ForEachTableOf(file, "block", [&](const toml::table& each) {
    const auto text = [&](const char* key) { return each[key].value_or(std::string()); };
    community.blocks.push_back({.id = text("id"),
                                .name = BilingualOf(each),
                                .picture = text("picture"),
                                .wide_m = each["wide"].value_or(1.0F),
                                .deep_m = each["deep"].value_or(1.0F),
                                .turns = each["turns"].value_or(1),
                                .topic = text("topic")});
  });
}

Status ReadQuestions(const fs::path& file, Community& community) {
  return ForEachTableOf(file, "question", [&](const toml::table& each) {
    community.questions.push_back({BilingualOf(each), each["topic"].value_or(std::string())});
  });
}

SampleProposal ReadSample(const toml::table& table, int64_t now_ms) {
  SampleProposal sample{.key = table["key"].value_or(std::string()),
                        .text = table["text"].value_or(std::string()),
                        .topic = table["topic"].value_or(std::string()),
                        .signature = table["signature"].value_or(std::string()),
                        .place = table["place"].value_or(std::string()),
                        .flowers = table["flowers"].value_or(0),
                        .planted_ms = now_ms - table["planted"].value_or(0) * kDayMs};
  ForEachTable(table["events"], [&](const toml::table& each) {
    const auto stage = StageFromName(each["stage"].value_or(std::string()));
    sample.events.push_back({.moves = stage.has_value(),
                             .to = stage.value_or(Stage::kPropose),
                             .words = each["words"].value_or(std::string()),
                             .at_ms = now_ms - each["days"].value_or(0) * kDayMs});
  });
  return sample;
}

}  // namespace

Result<Community> LoadCommunity(const fs::path& folder) {
  const auto facts = Parse(folder / "community.toml");
  if (!facts) return std::unexpected(facts.error());
  const auto topics = Parse(folder / "topics.toml");
  if (!topics) return std::unexpected(topics.error());
  const auto plan = Parse(folder / "plan.toml");
  if (!plan) return std::unexpected(plan.error());
  Community community;
  ReadFacts(*facts, community);
  if (Status read = ReadStoryUrl(*facts, community); !read) return std::unexpected(read.error());
  ForEachTable((*topics)["topic"], [&](const toml::table& each) {
    community.topics.push_back({each["id"].value_or(std::string()), BilingualOf(each),
                                each["colour"].value_or(0), each["children"].value_or(false)});
  });
  ReadPlan(*plan, community);
  if (Status read = ReadReportWords(folder / "reports.toml", community); !read) {
    return std::unexpected(read.error());
  }
  if (Status read = ReadBlocks(folder / "blocks.toml", community); !read) {
    return std::unexpected(read.error());
  }
  if (Status read = ReadQuestions(folder / "questions.toml", community); !read) {
    return std::unexpected(read.error());
  }
  if (community.topics.empty()) return Fail(ErrorKind::kInvalid, "topics.toml has no topic");
  return community;
}

Result<std::vector<SampleProposal>> LoadSamples(const fs::path& folder, int64_t seeding_wall_ms) {
  std::vector<SampleProposal> samples;
  if (!fs::exists(folder / "samples.toml")) return samples;
  const auto table = Parse(folder / "samples.toml");
  if (!table) return std::unexpected(table.error());
  ForEachTable((*table)["sample"], [&](const toml::table& each) {
    samples.push_back(ReadSample(each, seeding_wall_ms));
  });
  return samples;
}

}  // namespace oneflower
