// The children's sheets on a station's disk.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "shared/base/ids.h"
#include "shared/store/database.h"
#include "shared/store/store_thread.h"
#include "tests/shared/store/station_fixture.h"

namespace oneflower {
namespace {

const PlannerGroup kOurs = {"3-7-1", "蒲公英"};

class SheetStoreTest : public StationStoreTest {
 protected:
  KeptSheet ASheet(const PlannerGroup& group, const std::string& name) {
    clock_.Advance(1000);
    SheetDesk desk;
    desk.Place("tree", {1000, 1000});
    desk.Rename(name);
    return {.id = NewId(clock_.WallMs(), random_),
            .group = group,
            .sheet = desk.sheet(),
            .made_ms = clock_.WallMs(),
            .changed_ms = clock_.WallMs()};
  }

  std::vector<std::string> Names(const PlannerGroup& group) {
    std::vector<std::string> names;
    const auto sheets = reader_->Sheets(group).value();
    for (const KeptSheet& kept : sheets) names.push_back(kept.sheet.name);
    return names;
  }
};

TEST_F(SheetStoreTest, ASheetIsThereAfterANewStartAsItWasLeft) {
  KeptSheet kept = ASheet(kOurs, "院子");
  ASSERT_TRUE(store_->KeepSheet(kept));
  SheetDesk desk(kept.sheet);
  desk.Place("bench", {500, 500});
  kept.sheet = desk.sheet();
  kept.changed_ms += 5;
  ASSERT_TRUE(store_->KeepSheet(kept));
  Open();
  const auto sheets = reader_->Sheets(kOurs).value();
  ASSERT_EQ(sheets.size(), 1U);
  EXPECT_EQ(sheets.front().id, kept.id);
  EXPECT_EQ(sheets.front().sheet, kept.sheet);
  EXPECT_EQ(sheets.front().group, kOurs);
  EXPECT_EQ(sheets.front().made_ms + 5, sheets.front().changed_ms);
}

TEST_F(SheetStoreTest, OneGroupDoesNotSeeAnothersSheetsTheShowSeesAllOfTheWorkshop) {
  ASSERT_TRUE(store_->KeepSheet(ASheet(kOurs, "一")));
  ASSERT_TRUE(store_->KeepSheet(ASheet({kOurs.code, "桂花"}, "二")));
  ASSERT_TRUE(store_->KeepSheet(ASheet({"1-1-1", kOurs.flower}, "三")));
  ASSERT_TRUE(store_->KeepSheet(ASheet(kOurs, "四")));
  EXPECT_EQ(Names(kOurs), (std::vector<std::string>{"一", "四"}));
  EXPECT_EQ(Names({kOurs.code, "桂花"}), std::vector<std::string>{"二"});
  EXPECT_EQ(Names({kOurs.code, ""}), (std::vector<std::string>{"一", "二", "四"}));
  EXPECT_TRUE(Names({"", ""}).empty());
}

TEST_F(SheetStoreTest, WhatWasToldStaysWhenTheSheetGoesOnAndGoesWhenItIsDropped) {
  KeptSheet kept = ASheet(kOurs, "院子");
  const Bytes memo = {1, 2, 3, 4};
  EXPECT_EQ(store_->KeepSheetVoice(kept.id, memo, 900).error().kind, ErrorKind::kNotFound);
  ASSERT_TRUE(store_->KeepSheet(kept));
  ASSERT_TRUE(store_->KeepSheetVoice(kept.id, memo, 900));
  ASSERT_TRUE(store_->KeepSheet(kept));
  EXPECT_EQ(reader_->SheetVoice(kept.id).value(), memo);
  EXPECT_EQ(reader_->Sheets(kOurs)->front().voice_ms, 900);
  ASSERT_TRUE(store_->KeepSheetVoice(kept.id, {}, 900));
  EXPECT_TRUE(reader_->SheetVoice(kept.id)->empty());
  EXPECT_EQ(reader_->Sheets(kOurs)->front().voice_ms, 0);
  EXPECT_EQ(reader_->SheetVoice("nothing").error().kind, ErrorKind::kNotFound);
}

TEST_F(SheetStoreTest, TheAnswerOfTheStoresThreadMeansThatTheStepIsKept) {
  const KeptSheet kept = ASheet(kOurs, "院子");
  StoreThread thread(std::move(store_), [] {});
  const int64_t first = thread.KeepSheet(kept);
  const int64_t second = thread.KeepSheetVoice("nothing", {1}, 5);
  (void)thread.Identity();  // is asked behind them, and waits
  const auto answers = thread.TakeAnswers();
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0].ticket, first);
  EXPECT_TRUE(answers[0].result);
  EXPECT_EQ(answers[1].ticket, second);
  EXPECT_FALSE(answers[1].result);
  EXPECT_EQ(Names(kOurs).size(), 1U);
}

// The process is killed as soon as the store has said that the step is kept.
TEST_F(SheetStoreTest, AProcessKilledAfterAStepHasKeptIt) {
  const KeptSheet kept = ASheet(kOurs, "院子");
  store_.reset();
  reader_.reset();
  const pid_t child = fork();
  if (child == 0) {
    auto store = StationStore::Open({data(), true}, clock_, random_, *log_);
    if (store && (*store)->KeepSheet(kept)) (void)std::raise(SIGKILL);
    _exit(1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  Open();
  EXPECT_EQ(Names(kOurs), std::vector<std::string>{"院子"});
}

TEST_F(SheetStoreTest, WaitsForTheBoardAfterEachChangeTheFirstChangedFirst) {
  EXPECT_FALSE(*store_->SheetToPut(0));
  const KeptSheet first = ASheet(kOurs, "一");
  KeptSheet second = ASheet(kOurs, "二");
  ASSERT_TRUE(store_->KeepSheet(second));
  ASSERT_TRUE(store_->KeepSheet(first));
  ASSERT_EQ((*store_->SheetToPut(0))->id, first.id);
  EXPECT_EQ((*store_->SheetToPut(0))->sheet, first.sheet);
  EXPECT_EQ((*store_->SheetToPut(first.changed_ms))->id, second.id) << "the first is too old";
  EXPECT_FALSE(*store_->SheetToPut(second.changed_ms));
  ASSERT_TRUE(store_->SheetWasPut(first.id, first.changed_ms, true));
  ASSERT_TRUE(store_->SheetWasPut(second.id, second.changed_ms, false));
  EXPECT_FALSE(*store_->SheetToPut(0));
  Open();
  EXPECT_FALSE(*store_->SheetToPut(0));
  second.changed_ms += 5;
  ASSERT_TRUE(store_->KeepSheet(second));
  EXPECT_EQ((*store_->SheetToPut(0))->id, second.id) << "refused or not, it is another one now";
  ASSERT_TRUE(store_->SheetWasPut(second.id, second.changed_ms - 5, true));
  EXPECT_TRUE(*store_->SheetToPut(0)) << "that was the one before";
}

TEST_F(SheetStoreTest, WaitsAgainOnceTheHubHasLostItsHistoryUnlessItWasRefused) {
  const KeptSheet taken = ASheet(kOurs, "一");
  const KeptSheet refused = ASheet(kOurs, "二");
  for (const KeptSheet& kept : {taken, refused}) {
    ASSERT_TRUE(store_->KeepSheet(kept));
    ASSERT_TRUE(store_->SheetWasPut(kept.id, kept.changed_ms, kept.id == taken.id));
  }
  ASSERT_TRUE(store_->ForgetHub());
  ASSERT_TRUE(*store_->SheetToPut(0));
  EXPECT_EQ((*store_->SheetToPut(0))->id, taken.id);
  ASSERT_TRUE(store_->SheetWasPut(taken.id, taken.changed_ms, true));
  EXPECT_FALSE(*store_->SheetToPut(0));
}

TEST_F(SheetStoreTest, WhatWasToldIsNoReasonToPutItAgain) {
  const KeptSheet kept = ASheet(kOurs, "院子");
  ASSERT_TRUE(store_->KeepSheet(kept));
  ASSERT_TRUE(store_->SheetWasPut(kept.id, kept.changed_ms, true));
  ASSERT_TRUE(store_->KeepSheetVoice(kept.id, Bytes{1, 2, 3}, 900));
  EXPECT_FALSE(*store_->SheetToPut(0));
}

TEST_F(SheetStoreTest, WhatAnOlderReleaseKeptStaysHereUntilItIsChanged) {
  KeptSheet kept = ASheet(kOurs, "院子");
  ASSERT_TRUE(store_->KeepSheet(kept));
  store_.reset();
  reader_.reset();
  {
    const auto open = Database::Open(database(), Database::Mode::kWriter).value();
    ASSERT_TRUE(
        open->RunScript("DROP INDEX sheet_to_put; ALTER TABLE sheet DROP COLUMN put_ms;"
                        "UPDATE meta SET value = 1 WHERE key = 'schema_of_sheets';"));
  }
  Open();
  EXPECT_EQ(Names(kOurs), std::vector<std::string>{"院子"});
  EXPECT_FALSE(*store_->SheetToPut(0)) << "nobody had said that it would leave its station";
  ASSERT_TRUE(store_->ForgetHub());
  EXPECT_FALSE(*store_->SheetToPut(0));
  kept.changed_ms += 5;
  ASSERT_TRUE(store_->KeepSheet(kept));
  EXPECT_TRUE(*store_->SheetToPut(0));
}

}  // namespace
}  // namespace oneflower
