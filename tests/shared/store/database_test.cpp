// The layer over SQLite: transactions, readers beside the writer, the write-ahead log, migrations.
#include "shared/store/database.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "shared/base/ids.h"
#include "shared/store/migrations.h"
#include "shared/store/reader.h"
#include "shared/store/station_store.h"
#include "tests/support/older_release.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

class DatabaseTest : public testing::Test {
 protected:
  std::unique_ptr<Database> Writer() {
    return Database::Open(file_, Database::Mode::kWriter).value();
  }
  std::unique_ptr<Database> AReader() {
    return Database::Open(file_, Database::Mode::kReader).value();
  }
  std::string Bytes() const {
    std::ifstream stream(file_, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  static int64_t Count(Database& database) {
    return database.Number("SELECT count(*) FROM thing")->value_or(-1);
  }

  TempFolder folder_;
  fs::path file_ = folder_.path() / "station.db";
};

TEST_F(DatabaseTest, EveryKindOfValueComesBackAsItWas) {
  const auto database = Writer();
  ASSERT_TRUE(database->RunScript("CREATE TABLE thing (a ANY, b ANY, c ANY, d ANY) STRICT"));
  Hash hash{};
  hash[5] = 7;
  const std::string text("花\0花", 7);
  ASSERT_TRUE(database->Run("INSERT INTO thing VALUES (?1, ?2, ?3, ?4)", INT64_MIN, text, hash,
                            std::optional<int64_t>()));
  Statement row = database->Prepare("SELECT a, b, c, d FROM thing");
  ASSERT_TRUE(row.Step().value());
  EXPECT_EQ(row.Int(0), INT64_MIN);
  EXPECT_EQ(row.Text(1), text);
  EXPECT_TRUE(std::ranges::equal(row.Blob(2), hash));
  EXPECT_TRUE(row.IsNull(3));
  EXPECT_FALSE(row.Step().value());
}

TEST_F(DatabaseTest, AValueThatCannotBeBoundIsAFailureOfTheStatement) {
  const auto database = Writer();
  const auto step = database->Prepare("SELECT ?1", int64_t{1}, int64_t{2}).Step();
  ASSERT_FALSE(step);
  EXPECT_TRUE(step.error().detail.contains("SQLite 25")) << step.error().detail;  // SQLITE_RANGE
  EXPECT_TRUE(database->Prepare("SELECT ?1", int64_t{1}).Step().value());
}

TEST_F(DatabaseTest, ATransactionThatIsNotCommittedLeavesNothing) {
  const auto database = Writer();
  ASSERT_TRUE(database->RunScript("CREATE TABLE thing (a INTEGER) STRICT"));
  {
    const auto transaction = Transaction::Begin(*database);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE(database->Run("INSERT INTO thing VALUES (1)"));
    EXPECT_EQ(Count(*database), 1);
  }
  EXPECT_EQ(Count(*database), 0);
}

TEST_F(DatabaseTest, AReaderNeverWaitsForTheWriterAndSeesWhatWasCommitted) {
  const auto writer = Writer();
  ASSERT_TRUE(writer->RunScript("CREATE TABLE thing (a INTEGER) STRICT"));
  const auto reader = AReader();
  auto transaction = Transaction::Begin(*writer);
  ASSERT_TRUE(writer->Run("INSERT INTO thing VALUES (1)"));
  EXPECT_EQ(Count(*reader), 0);
  ASSERT_TRUE(transaction->Commit());
  EXPECT_EQ(Count(*reader), 1);
  EXPECT_FALSE(reader->Run("INSERT INTO thing VALUES (2)"));
}

TEST_F(DatabaseTest, AMissingFileIsNotMadeByAReader) {
  const auto opened = Database::Open(file_, Database::Mode::kReader);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::kNotFound);
  EXPECT_FALSE(fs::exists(file_));
}

TEST_F(DatabaseTest, TheWriteAheadLogIsCopiedBackAndStartsAgainInsteadOfGrowing) {
  constexpr int kCommits = 48;
  constexpr size_t kCommitBytes = 1 << 20;
  constexpr uintmax_t kMostLog = 24 << 20;  // the limit of 16 MiB, and what one commit adds to it
  const auto writer = Writer();
  const auto reader = AReader();
  ASSERT_TRUE(writer->RunScript("CREATE TABLE thing (a BLOB) STRICT"));
  for (int i = 0; i < kCommits; ++i) {
    auto transaction = Transaction::Begin(*writer);
    ASSERT_TRUE(writer->Run("INSERT INTO thing VALUES (zeroblob(?1))", kCommitBytes));
    ASSERT_TRUE(transaction->Commit());
    ASSERT_EQ(Count(*reader), i + 1);
  }
  EXPECT_LT(fs::file_size(file_.string() + "-wal"), kMostLog);
  EXPECT_GT(fs::file_size(file_), kCommitBytes * kCommits / 2);
  EXPECT_TRUE(writer->Verify());
}

TEST_F(DatabaseTest, AnEmptyFileBecomesADatabaseOfTodaysSchema) {
  std::ofstream(file_).flush();
  const auto database = Writer();
  ASSERT_TRUE(MigrateCommon(*database));
  EXPECT_EQ(database->Number("PRAGMA user_version")->value_or(0), CommonSchemaVersion());
  for (const char* table : {"meta", "event", "proposal", "story_entry", "memory"}) {
    EXPECT_TRUE(database->Number("SELECT count(*) FROM " + std::string(table))) << table;
  }
  // A second start changes nothing.
  ASSERT_TRUE(MigrateCommon(*database));
  EXPECT_TRUE(database->Verify());
}

// A release that did not know of models has kept the event whole; the next one finds it there.
TEST_F(DatabaseTest, AModelThatAnOlderReleaseKeptUnreadIsThereOnceANewerOneOpensIt) {
  const ModelOrigin model{NaturalId({"sheet"}), "我们的院子", "蒲公英"};
  const FakeClock clock;
  FakeRandom random;
  const auto log = MakeSilentLog();
  {
    auto store = StationStore::Open({folder_.path(), true}, clock, random, *log).value();
    ASSERT_TRUE(store->Execute(
        PlantProposal{.visit = {"v"}, .text = "我们希望有长椅", .media = {}, .model = model}));
    ASSERT_TRUE(store->Execute(PlantProposal{.visit = {"v"}, .text = "修路灯"}));
  }
  ASSERT_TRUE(Writer()->RunScript(BackToSchema(4)));
  ASSERT_TRUE(StationStore::Open({folder_.path(), true}, clock, random, *log));
  const auto reader = Reader::Open(file_).value();
  const auto proposals = reader->Proposals(reader->Wall({}).value()).value();
  ASSERT_EQ(proposals.size(), 2U);
  EXPECT_EQ(std::ranges::count(proposals, std::optional(model), &Proposal::model), 1);
  EXPECT_EQ(std::ranges::count(proposals, std::optional<ModelOrigin>(), &Proposal::model), 1);
}

TEST_F(DatabaseTest, EveryTableIndexAndColumnStandsOnTheSchemasPage) {
  std::ifstream stream(ONEFLOWER_SOURCE_DIR "/shared/store/SCHEMA.md");
  const std::string page((std::istreambuf_iterator<char>(stream)), {});
  const auto database = Writer();
  ASSERT_TRUE(MigrateCommon(*database));
  Statement names = database->Prepare(
      "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_%' "
      "UNION SELECT c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c "
      "WHERE t.type = 'table' AND t.name IN ('event', 'proposal', 'story_entry')");
  int count = 0;
  for (; names.Step().value(); ++count) {
    const std::string name(names.Text(0));
    EXPECT_TRUE(page.contains("`" + name) || page.contains(name + "`") ||
                page.contains(", " + name))
        << name;
  }
  EXPECT_GT(count, 30);
}

TEST_F(DatabaseTest, ANewerReleasesDatabaseIsRefusedAndLeftAsItIs) {
  {
    const auto database = Writer();
    ASSERT_TRUE(MigrateCommon(*database));
    ASSERT_TRUE(
        database->RunScript("CREATE TABLE court (hour INTEGER) STRICT;"
                            "PRAGMA user_version = 99;"));
  }
  const std::string before = Bytes();
  const FakeClock clock;
  FakeRandom random;
  const auto log = MakeSilentLog();
  const auto opened = StationStore::Open({folder_.path(), true}, clock, random, *log);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::kConflict);
  EXPECT_NE(opened.error().detail.find("schema 99"), std::string::npos);
  EXPECT_EQ(Bytes(), before);
}

TEST_F(DatabaseTest, AProgramsOwnTablesHaveAVersionOfTheirOwn) {
  constexpr std::array<std::string_view, 2> kSteps = {"CREATE TABLE lamp (a INTEGER) STRICT;",
                                                      "ALTER TABLE lamp ADD COLUMN b INTEGER;"};
  const auto database = Writer();
  ASSERT_TRUE(MigrateCommon(*database));
  ASSERT_TRUE(MigratePart(*database, "lamps", std::span(kSteps).first(1)));
  ASSERT_TRUE(database->Run("INSERT INTO lamp VALUES (1)"));
  ASSERT_TRUE(MigratePart(*database, "lamps", kSteps));
  EXPECT_EQ(database->Number("SELECT a FROM lamp WHERE b IS NULL")->value_or(0), 1);
  const Status older = MigratePart(*database, "lamps", std::span(kSteps).first(1));
  ASSERT_FALSE(older);
  EXPECT_EQ(older.error().kind, ErrorKind::kConflict);
}

TEST_F(DatabaseTest, AStepThatFailsIsUndoneAsAWhole) {
  constexpr std::array<std::string_view, 1> kSteps = {
      "CREATE TABLE lamp (a INTEGER) STRICT; CREATE TABLE lamp (a INTEGER) STRICT;"};
  const auto database = Writer();
  ASSERT_TRUE(MigrateCommon(*database));
  EXPECT_FALSE(MigratePart(*database, "lamps", kSteps));
  EXPECT_FALSE(database->Number("SELECT count(*) FROM lamp"));
}

}  // namespace
}  // namespace oneflower
