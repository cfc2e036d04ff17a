// How many proposals stand where: told by the store, whatever the filter.
#include <map>

#include "shared/domain/plan_place.h"
#include "shared/store/database.h"
#include "shared/store/migrations.h"
#include "tests/shared/store/station_fixture.h"
#include "tests/support/older_release.h"

namespace oneflower {
namespace {

using Counts = std::map<std::string, int64_t>;

class GroundTest : public StationStoreTest {
 protected:
  std::string PlantAt(const std::string& place, const std::string& topic = "safety",
                      const std::string& text = "灯坏了") {
    clock_.Advance(1000);
    return store_
        ->Execute(PlantProposal{
            .visit = {"visit"}, .text = text, .topic = topic, .place = place, .media = {}})
        ->proposal;
  }
  Counts Stand(const WallFilter& filter = {}) {
    Counts counts;
    const auto grounds = reader_->Grounds(filter).value();
    for (const GroundCount& each : grounds) {
      counts[each.ground] = each.count;
    }
    return counts;
  }
  std::vector<std::string> On(const std::vector<std::string>& grounds,
                              const WallFilter& filter = {}) {
    std::vector<std::string> ids;
    const auto rows = reader_->WallOn(filter, grounds).value();
    const auto proposals = reader_->Proposals(rows).value();
    for (const Proposal& each : proposals) ids.push_back(each.id);
    return ids;
  }
};

TEST_F(GroundTest, UnitsStandOnTheirBuildingAndSpotsOnTheirSquare) {
  PlantAt("23");
  PlantAt("23-2");
  PlantAt("pool");
  PlantAt("@512,300");
  PlantAt("@519,319");
  PlantAt("@520,300");
  PlantAt("");
  EXPECT_EQ(Stand(), (Counts{{"23", 2}, {"pool", 1}, {"@500,300", 2}, {"@540,300", 1}}));
}

TEST_F(GroundTest, TopicStageAndSearchFilterTheMapAsTheyFilterTheWall) {
  PlantAt("23", "safety", "井盖松了");
  PlantAt("23", "green", "花开得好");
  PlantAt("7", "green", "井盖旁边的花");
  EXPECT_EQ(Stand({.topic = "green"}), (Counts{{"7", 1}, {"23", 1}}));
  EXPECT_EQ(Stand({.stage = Stage::kExecute}), Counts());
  EXPECT_EQ(Stand({.search = "井盖"}), (Counts{{"7", 1}, {"23", 1}}));
  EXPECT_EQ(Stand({.topic = "safety", .search = "井盖"}), (Counts{{"23", 1}}));
}

TEST_F(GroundTest, TheNewestIsToldAndWhatStandsThereComesNewestFirst) {
  const std::string first = PlantAt("23", "safety");
  const std::string second = PlantAt("7", "children");
  const std::string third = PlantAt("23-1", "green");
  const auto grounds = reader_->Grounds({}).value();
  for (const GroundCount& each : grounds) {
    const Proposal newest = reader_->Proposals({each.newest}).value().front();
    EXPECT_EQ(newest.id, each.ground == "23" ? third : second);
    EXPECT_EQ(newest.topic, each.topic);
  }
  EXPECT_EQ(On({"23", "7"}), (std::vector{third, second, first}));
  EXPECT_EQ(On({"23"}), (std::vector{third, first}));
  EXPECT_EQ(On({"23"}, {.topic = "safety"}), (std::vector{first}));
  EXPECT_EQ(On({"23"}, {.search = "灯"}), (std::vector{third, first}));
  EXPECT_TRUE(On({"nowhere"}).empty());
}

TEST_F(GroundTest, AnOldDatabaseLearnsWhereItsProposalsStand) {
  const std::vector<std::string> words = {
      "",     "23",  "23-2",       "pool", "@512,300", "@0,0",   "@999,599", "@5",
      "@a,3", "0-3", "north-gate", "3-x",  "@12,3,4",  "12-3-4", "023",      "04-1"};
  for (const std::string& word : words) PlantAt(word);
  store_.reset();
  reader_.reset();
  {
    auto database = Database::Open(data() / "station.db", Database::Mode::kWriter).value();
    ASSERT_TRUE(database->RunScript(BackToSchema(2)));
  }
  Open();
  auto database = Database::Open(data() / "station.db", Database::Mode::kReader).value();
  Statement rows = database->Prepare("SELECT place, ground FROM proposal");
  size_t seen = 0;
  for (; rows.Step().value(); ++seen) EXPECT_EQ(rows.Text(1), GroundOf(rows.Text(0)));
  EXPECT_EQ(seen, words.size());
}

}  // namespace
}  // namespace oneflower
