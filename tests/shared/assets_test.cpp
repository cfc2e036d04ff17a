// The files a community changes: whole, and at one with each other.
#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include "shared/base/clock.h"
#include "shared/base/utf8.h"
#include "shared/domain/apply.h"
#include "shared/domain/reason.h"
#include "shared/domain/rules.h"
#include "shared/domain/samples.h"
#include "shared/store/community_file.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

const std::filesystem::path kAssets = ONEFLOWER_SOURCE_DIR "/assets";

std::map<std::string, std::string> Strings(const char* language) {
  std::map<std::string, std::string> texts;
  for (const auto& [key, value] :
       toml::parse_file((kAssets / "strings" / (std::string(language) + ".toml")).string())) {
    texts[std::string(key.str())] = value.value_or(std::string());
  }
  return texts;
}

std::set<std::string> Placeholders(const std::string& text) {
  static const std::regex kBrace(R"(\{[a-z_]+\})");
  return {std::sregex_token_iterator(text.begin(), text.end(), kBrace), {}};
}

TEST(Strings, BothLanguagesSayTheSameThings) {
  const auto zh = Strings("zh");
  const auto en = Strings("en");
  EXPECT_GT(zh.size(), 150U);
  for (const auto& [id, text] : zh) {
    ASSERT_TRUE(en.contains(id)) << id;
    EXPECT_FALSE(Trim(text).empty()) << id;
    EXPECT_FALSE(Trim(en.at(id)).empty()) << id;
    EXPECT_EQ(Placeholders(text), Placeholders(en.at(id))) << id;
  }
  EXPECT_EQ(zh.size(), en.size());
}

TEST(Strings, EveryRefusalReasonAndStageHasItsWords) {
  const auto zh = Strings("zh");
  for (int i = 0; i <= static_cast<int>(Refusal::kUnknownMemory); ++i) {
    EXPECT_TRUE(zh.contains("refusal." + std::string(RefusalName(static_cast<Refusal>(i)))));
  }
  for (const std::string_view reason : reason::kAll) {
    EXPECT_TRUE(zh.contains("refusal." + std::string(reason))) << reason;
  }
  for (const Stage stage : kStages) {
    for (const char* kind : {"stage.", "growth.", "standing."}) {
      EXPECT_TRUE(zh.contains(kind + std::string(StageName(stage))));
    }
  }
}

TEST(Plan, Has101BuildingsWith328UnitsThatDoNotOverlap) {
  const auto community = LoadCommunity(kAssets / "community");
  ASSERT_TRUE(community) << community.error().detail;
  const auto& buildings = community->buildings;
  EXPECT_EQ(buildings.size(), 101U);
  int units = 0;
  for (size_t i = 0; i < buildings.size(); ++i) {
    const Building& a = buildings[i];
    units += a.units;
    EXPECT_TRUE(a.x >= 0 && a.y >= 0 && a.x + a.w <= 1000 && a.y + a.h <= 600) << a.number;
    for (size_t k = i + 1; k < buildings.size(); ++k) {
      const Building& b = buildings[k];
      EXPECT_NE(a.number, b.number);
      const bool apart =
          a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
      EXPECT_TRUE(apart) << a.number << " and " << b.number;
    }
  }
  EXPECT_EQ(units, 328);
  EXPECT_GE(community->landmarks.size(), 5U);
}

TEST(Samples, AreAPlayableHistoryInAllFiveStages) {
  constexpr int64_t kNow = 1'794'623'040'000;
  const auto community = LoadCommunity(kAssets / "community");
  const auto samples = LoadSamples(kAssets / "community", kNow);
  ASSERT_TRUE(community && samples);
  EXPECT_GE(samples->size(), 38U);
  std::map<std::string, Proposal> wall;
  for (const Event& event : SampleEvents(*samples)) {
    EXPECT_LE(event.at.ms, kNow);
    const std::string id = ProposalOf(event.payload);
    const auto before = wall.contains(id) ? std::optional(wall[id]) : std::nullopt;
    ASSERT_TRUE(Check(event.payload, before, Author::kHub)) << event.id;
    wall[id] = *Apply(before, event).proposal;
  }
  EXPECT_EQ(wall.size(), samples->size());
  std::set<Stage> stages;
  std::set<std::string> topics;
  for (const auto& [id, proposal] : wall) {
    stages.insert(proposal.stage);
    topics.insert(proposal.topic);
    EXPECT_TRUE(proposal.sample);
    EXPECT_TRUE(std::ranges::find(community->topics, proposal.topic, &Topic::id) !=
                community->topics.end())
        << proposal.topic;
    const bool known =
        proposal.signature.empty() ||
        std::ranges::find(community->signatures, proposal.signature) != community->signatures.end();
    EXPECT_TRUE(known) << proposal.signature;
  }
  EXPECT_EQ(stages.size(), 5U);
  EXPECT_EQ(topics.size(), community->topics.size());
}

TEST(ReportWords, EachIsAboutATopicThatIsThere) {
  const auto community = LoadCommunity(kAssets / "community");
  ASSERT_TRUE(community);
  EXPECT_GE(community->report_words.size(), 5U);
  std::set<std::string> ids;
  for (const ReportWord& word : community->report_words) {
    EXPECT_TRUE(ids.insert(word.id).second) << word.id;
    EXPECT_FALSE(word.name.zh.empty() || word.name.en.empty()) << word.id;
    EXPECT_NE(word.mood, Mood::kNone) << word.id;
    EXPECT_TRUE(std::ranges::find(community->topics, word.topic, &Topic::id) !=
                community->topics.end())
        << word.topic;
  }
}

TEST(ChildrensList, EveryBlockAndEveryQuestionIsAboutWhatChildrenAreAsked) {
  const auto community = LoadCommunity(kAssets / "community");
  ASSERT_TRUE(community);
  EXPECT_FALSE(ForChildren(*community, "parking"));
  EXPECT_FALSE(ForChildren(*community, "no such topic"));
  EXPECT_GE(community->questions.size(), 4U);
  for (const BlockKind& block : community->blocks) {
    EXPECT_TRUE(ForChildren(*community, block.topic)) << block.id;
  }
  for (const CardQuestion& question : community->questions) {
    EXPECT_TRUE(ForChildren(*community, question.topic)) << question.text.zh;
    EXPECT_FALSE(question.text.en.empty());
  }
  EXPECT_TRUE(ForChildren(Community{.topics = {{.id = "a", .name = {}}}}, "a"));
}

TEST(ChildrensList, AQuestionStandsFromMondayToSundayThenComesTheNext) {
  Community community;
  EXPECT_EQ(QuestionOfWeek(community, 1'794'623'040'000), nullptr);
  community.questions = {{{"一", "one"}, "a"}, {{"二", "two"}, "a"}, {{"三", "three"}, "a"}};
  constexpr int64_t kDayMs = 86'400'000;
  const int64_t monday = MsFromCivil({.year = 2026, .month = 11, .day = 16}, 0);
  const CardQuestion* first = QuestionOfWeek(community, monday);
  EXPECT_EQ(QuestionOfWeek(community, monday + 7 * kDayMs - 1), first);
  EXPECT_NE(QuestionOfWeek(community, monday - 1), first);
  EXPECT_NE(QuestionOfWeek(community, monday + 7 * kDayMs), first);
  EXPECT_EQ(QuestionOfWeek(community, monday + 21 * kDayMs), first);
}

TEST(ChildrensList, AQuestionAboutWhatIsNotOnItIsNeverAsked) {
  Community community;
  community.topics = {{.id = "play", .name = {}, .for_children = true},
                      {.id = "parking", .name = {}}};
  community.questions = {{{"一", "one"}, "play"}, {{"二", "two"}, "parking"}};
  constexpr int64_t kWeekMs = 7 * 86'400'000LL;
  for (int64_t week = 0; week < 4; ++week) {
    EXPECT_EQ(QuestionOfWeek(community, week * kWeekMs), &community.questions.front());
  }
  community.questions.erase(community.questions.begin());
  EXPECT_EQ(QuestionOfWeek(community, kWeekMs), nullptr);
}

TEST(CommunityFile, AMissingFolderIsAClearError) {
  const auto community = LoadCommunity("/nowhere");
  ASSERT_FALSE(community);
  EXPECT_EQ(community.error().kind, ErrorKind::kNotFound);
}

// A copy of the community's files with another story_url.
Result<Community> CommunityWithStoryUrl(const std::string& value) {
  const TempFolder folder;
  std::filesystem::copy(kAssets / "community", folder.path(),
                        std::filesystem::copy_options::recursive);
  std::ifstream file(folder.path() / "community.toml");
  const std::string facts((std::istreambuf_iterator<char>(file)), {});
  static const std::regex kLine("(^|\n)story_url = [^\n]*");
  std::ofstream(folder.path() / "community.toml")
      << std::regex_replace(facts, kLine, "$1story_url = " + value);
  return LoadCommunity(folder.path());
}

TEST(CommunityFile, StoriesAreAtTheAddressPhonesReachTheHubUnder) {
  EXPECT_EQ(LoadCommunity(kAssets / "community")->story_url, "");
  EXPECT_EQ(CommunityWithStoryUrl("'https://flowers.example.org'")->story_url,
            "https://flowers.example.org");
  EXPECT_EQ(CommunityWithStoryUrl("'http://192.168.1.20:8420'")->story_url,
            "http://192.168.1.20:8420");
}

TEST(CommunityFile, AnAddressNoPhoneOpensIsAClearError) {
  for (const char* value : {"'flowers.example.org'", "'ftp://flowers.example.org'", "8420"}) {
    const auto community = CommunityWithStoryUrl(value);
    ASSERT_FALSE(community) << value;
    EXPECT_EQ(community.error().kind, ErrorKind::kInvalid);
    EXPECT_NE(community.error().detail.find("story_url"), std::string::npos);
  }
}

}  // namespace
}  // namespace oneflower
