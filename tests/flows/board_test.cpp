// The board of what children build: what the hub takes and gives, and a class's sheets on their way
// from one station to the show of another.
#include "shared/domain/board.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/ids.h"
#include "shared/store/database.h"
#include "sync/client/board_exchange.h"
#include "sync/client/tuning.h"
#include "tests/flows/stations.h"

namespace oneflower {
namespace {

using Kind = ExchangeResult::Kind;
using Names = std::vector<std::string>;

constexpr const char* kClass = "6-11-9";
constexpr int64_t kDayMs = int64_t{24} * 60 * 60 * 1000;

// Keeps what is said, for staff to read.
class KeptLog final : public Log {
 public:
  void Info(std::string_view line) override { Keep(line); }
  void Warn(std::string_view line) override { Keep(line); }
  void Error(std::string_view line) override { Keep(line); }
  std::string said;

 private:
  void Keep(std::string_view line) { said.append(line).append("\n"); }
};

std::string ErrorIn(const HubAnswer& answer) {
  const auto error = DecodeErrorReply(answer.response.body);
  return error ? error->error : "none";
}

class BoardTest : public StationsAndHub {
 protected:
  KeptSheet ASheet(const std::string& name, const std::string& flower = "桂花",
                   const std::string& code = kClass) {
    clock_.Advance(1000);
    SheetDesk desk;
    desk.Place("bench", {4900, 3000});
    desk.Rename(name);
    return {.id = NewId(clock_.WallMs(), random_),
            .group = {code, flower},
            .sheet = desk.sheet(),
            .made_ms = clock_.WallMs(),
            .changed_ms = clock_.WallMs()};
  }
  KeptSheet BuildAt(Station& station, const std::string& name, const std::string& flower = "桂花") {
    KeptSheet kept = ASheet(name, flower);
    EXPECT_TRUE(station.store->KeepSheet(kept));
    return kept;
  }
  void ChangeAt(Station& station, KeptSheet& kept, const std::string& name) {
    clock_.Advance(1000);
    kept.sheet.name = name;
    kept.changed_ms = clock_.WallMs();
    EXPECT_TRUE(station.store->KeepSheet(kept));
  }
  void EmptyAt(Station& station, KeptSheet& kept) {
    kept.sheet.blocks.clear();
    ChangeAt(station, kept, kept.sheet.name);
  }

  static ExchangeResult PutAt(Station& station, Transport& way, Log& log) {
    return BoardExchange(*station.store, way, station.identity, station.clock, station.random, log)
        .PutOnce();
  }
  static ExchangeResult PutAt(Station& station) {
    return PutAt(station, station.transport, *station.log);
  }
  // Everything that waits, once nobody touches it any more.
  void PutAllAt(Station& station) {
    clock_.Advance(tuning::kSettleMs);
    int steps = 0;
    while (PutAt(station).kind == Kind::kDone) ASSERT_LT(++steps, 1000);
  }
  // Until the hub was opened anew a station's own line leads to it.
  Names ShowAt(Station& station, Transport& way, const std::string& code = kClass) {
    ClassBoard board;
    board.Want(code);
    looked_ = BoardExchange(*station.store, way, station.identity, clock_, station.random, *log_)
                  .LookOnce(board);
    const auto news = board.TakeNews();
    sheets_ = news && news->sheets ? *news->sheets : std::vector<KeptSheet>();
    Names names;
    for (const KeptSheet& kept : sheets_) names.push_back(kept.sheet.name);
    return names;
  }
  Names ShowAt(Station& station) { return ShowAt(station, station.transport); }

  HubAnswer Ask(Station& station, const std::string& method, const std::string& target,
                const std::string& body = {}) {
    return HubLine(station.transport, station.identity, clock_, station.random)
        .Ask({.method = method, .target = target, .headers = {}, .body = body})
        .value();
  }
  HubAnswer Put(Station& station, const std::string& id, const std::string& body) {
    return Ask(station, "PUT", "/v1/board/" + id, body);
  }
  HubAnswer Put(Station& station, const KeptSheet& kept) {
    return Put(station, kept.id,
               Encode(BoardPut{kept.group, clock_.WallMs() - kept.changed_ms, kept.sheet}));
  }
  int64_t Rows() {
    const auto database = Database::Open(hub_->database(), Database::Mode::kReader).value();
    return database->Number("SELECT count(*) FROM board_sheet")->value_or(0);
  }

  ExchangeResult looked_;
  std::vector<KeptSheet> sheets_;
};

// At the hub

TEST_F(BoardTest, WhatIsNoSheetOfAClassIsRefusedWithAReason) {
  Station hall(*hub_, clock_, 1);
  const KeptSheet kept = ASheet("院子");
  const std::string good = Encode(BoardPut{kept.group, 0, kept.sheet});
  const auto with = [&](const std::string& what, const std::string& instead) {
    std::string body = good;
    const size_t at = body.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return body.replace(at, what.size(), instead);
  };
  for (const std::string& body :
       {std::string(), std::string("[]"), std::string("{}"), std::string("\x1f\x8b"),
        with("\"6-11-9\"", "\"6 11 9\""), with("\"6-11-9\"", "\"\""), with("\"桂花\"", "\"\""),
        with("\"桂花\"", "\"" + std::string(25, 'x') + "\""), with("\"age_ms\":0", "\"age_ms\":-1"),
        with("\"age_ms\":0", "\"age_ms\":\"0\""), with("4900", "490000"), with("bench", "BENCH"),
        with("\\\"turn\\\":0", "\\\"turn\\\":9"), with("\"built\":\"", "\"built\":\"{}")}) {
    const HubAnswer answer = Put(hall, kept.id, body);
    EXPECT_EQ(answer.response.status, 400) << body;
    EXPECT_EQ(ErrorIn(answer), "malformed");
    EXPECT_TRUE(answer.from_hub);
  }
  EXPECT_EQ(Put(hall, "院子", good).response.status, 404);
  EXPECT_EQ(Ask(hall, "GET", "/v1/board").response.status, 400);
  EXPECT_EQ(Ask(hall, "GET", "/v1/board?class=%27").response.status, 400);
  EXPECT_EQ(Ask(hall, "DELETE", "/v1/board/" + kept.id).response.status, 404);
  EXPECT_EQ(Rows(), 0);
  EXPECT_EQ(Put(hall, kept.id, good).response.status, 200) << "or nothing above was seen";
}

TEST_F(BoardTest, WhatIsTooLargeIsRefusedByTheHubItself) {
  Station hall(*hub_, clock_, 1);
  const KeptSheet kept = ASheet("院子");
  std::string body = Encode(BoardPut{kept.group, 0, kept.sheet});
  body.append(kMaxBoardPutBytes - body.size(), ' ');
  EXPECT_EQ(Put(hall, kept.id, body).response.status, 200);
  const HubAnswer answer = Put(hall, kept.id, body + " ");
  EXPECT_EQ(answer.response.status, 413);
  EXPECT_TRUE(answer.from_hub);
}

TEST_F(BoardTest, UnknownFieldsDoNotStandOnTheBoard) {
  Station hall(*hub_, clock_, 1);
  const KeptSheet kept = ASheet("院子");
  std::string body = Encode(BoardPut{kept.group, 0, kept.sheet});
  body.replace(body.find("{\\\"blocks"), 1, "{\\\"child\\\":\\\"Mei\\\",");
  ASSERT_EQ(Put(hall, kept.id, body).response.status, 200);
  const HubAnswer answer = Ask(hall, "GET", "/v1/board?class=6-11-9");
  EXPECT_TRUE(answer.response.body.contains("院子"));
  EXPECT_FALSE(answer.response.body.contains("Mei"));
}

TEST_F(BoardTest, AnotherStationsSheetIsNotReplaced) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  KeptSheet kept = ASheet("院子");
  ASSERT_EQ(Put(hall, kept).response.status, 200);
  kept.sheet.name = "不是我们的";
  HubAnswer answer = Put(theatre, kept);
  EXPECT_EQ(answer.response.status, 403);
  EXPECT_EQ(ErrorIn(answer), "not_yours");
  kept.sheet = Sheet();
  answer = Put(theatre, kept);
  EXPECT_EQ(answer.response.status, 403) << "nor taken off";
  EXPECT_EQ(ShowAt(hall), Names{"院子"});
}

TEST_F(BoardTest, ARevokedStationNeitherPutsNorLooks) {
  Station hall(*hub_, clock_, 1);
  ASSERT_TRUE(hub_->Revoke(hall.identity.device));
  const HubAnswer put = Put(hall, ASheet("院子"));
  EXPECT_EQ(put.response.status, 403);
  EXPECT_EQ(ErrorIn(put), "revoked");
  EXPECT_EQ(Ask(hall, "GET", "/v1/board?class=6-11-9").response.status, 403);
}

TEST_F(BoardTest, NobodyUnknownLooks) {
  Station hall(*hub_, clock_, 1);
  hall.identity.device = NewId(1, random_);
  EXPECT_EQ(Put(hall, ASheet("院子")).response.status, 401);
  EXPECT_EQ(Ask(hall, "GET", "/v1/board?class=6-11-9").response.status, 401);
}

TEST_F(BoardTest, ASheetWithNothingOnItIsTakenOff) {
  Station hall(*hub_, clock_, 1);
  KeptSheet kept = ASheet("院子");
  ASSERT_EQ(Put(hall, kept).response.status, 200);
  ASSERT_EQ(Rows(), 1);
  kept.sheet.blocks.clear();
  EXPECT_EQ(Put(hall, kept).response.status, 200);
  EXPECT_EQ(Rows(), 0);
}

TEST_F(BoardTest, AClassSeesItsOwnInTheOrderTheyWereBegun) {
  Station hall(*hub_, clock_, 1);
  const KeptSheet first = ASheet("一");
  const KeptSheet second = ASheet("二", "蒲公英");
  const KeptSheet other = ASheet("别的班", "桂花", "1-1-1");
  const KeptSheet third = ASheet("三");
  for (const KeptSheet& kept : {third, other, first, second}) {
    ASSERT_EQ(Put(hall, kept).response.status, 200);
    clock_.Advance(1000);
  }
  EXPECT_EQ(ShowAt(hall), (Names{"一", "二", "三"}));
  EXPECT_EQ(sheets_[1].group, second.group);
  EXPECT_EQ(sheets_[1].sheet, second.sheet);
  EXPECT_EQ(ShowAt(hall, hall.transport, "1-1-1"), Names{"别的班"});
  EXPECT_EQ(ShowAt(hall, hall.transport, "1-1-2"), Names{});
}

TEST_F(BoardTest, TwoWeeksAfterItsLastChangeASheetIsGone) {
  Station hall(*hub_, clock_, 1);
  const KeptSheet kept = BuildAt(hall, "院子");
  PutAllAt(hall);
  clock_.Advance(kept.changed_ms + kBoardLifeMs - 1 - clock_.WallMs());
  EXPECT_EQ(ShowAt(hall), Names{"院子"});
  clock_.Advance(1);
  EXPECT_EQ(ShowAt(hall), Names{});
  EXPECT_EQ(Rows(), 1);
  clock_.Advance(kDayMs);
  hall.Pull();
  EXPECT_EQ(Rows(), 0) << "and its row with the next day's first request";
}

TEST_F(BoardTest, WhatWasPutLateIsGoneNoLater) {
  Station hall(*hub_, clock_, 1);
  BuildAt(hall, "院子");
  clock_.Advance(10 * kDayMs);
  PutAllAt(hall);
  EXPECT_EQ(ShowAt(hall), Names{"院子"});
  clock_.Advance(4 * kDayMs);
  EXPECT_EQ(ShowAt(hall), Names{});
}

TEST_F(BoardTest, AHubThatWasOffForLongOpensWithoutIt) {
  {
    Station hall(*hub_, clock_, 1);
    ASSERT_EQ(Put(hall, ASheet("院子")).response.status, 200);
  }
  OpenHub(true);
  EXPECT_EQ(Rows(), 1);
  clock_.Advance(kBoardLifeMs);
  OpenHub(true);
  EXPECT_EQ(Rows(), 0);
}

TEST_F(BoardTest, StaffTakeAClassOffAtOnce) {
  Station hall(*hub_, clock_, 1);
  ASSERT_EQ(Put(hall, ASheet("院子")).response.status, 200);
  ASSERT_EQ(Put(hall, ASheet("别的班", "桂花", "1-1-1")).response.status, 200);
  ASSERT_TRUE(hub_->ClearBoard(kClass));
  EXPECT_EQ(ShowAt(hall), Names{});
  EXPECT_EQ(ShowAt(hall, hall.transport, "1-1-1"), Names{"别的班"});
  EXPECT_EQ(hub_->ClearBoard(kClass).error().kind, ErrorKind::kNotFound);
}

TEST_F(BoardTest, OfMoreSheetsThanAnAnswerHoldsTheLatestChangedAreGiven) {
  Station hall(*hub_, clock_, 1);
  for (size_t i = 0; i <= kMostBoardSheets; ++i) {
    const KeptSheet kept = ASheet(std::to_string(i));
    ASSERT_TRUE(hub_->PutOnBoard({kept.id, hall.identity.device, 1, {kept.group, 0, kept.sheet}}));
  }
  const Names names = ShowAt(hall);
  ASSERT_EQ(names.size(), kMostBoardSheets);
  EXPECT_EQ(names.front(), "1");
  EXPECT_EQ(names.back(), std::to_string(kMostBoardSheets));
}

TEST_F(BoardTest, IsBesideTheLog) {
  Station hall(*hub_, clock_, 1);
  hall.Plant("路灯坏了");
  hall.Sync();
  const Hash before = HubDigest();
  const int64_t head = hub_->Head().value();
  BuildAt(hall, "院子");
  PutAllAt(hall);
  EXPECT_EQ(HubDigest(), before);
  EXPECT_EQ(hub_->Head().value(), head);
  EXPECT_EQ(hall.store->Queue()->waiting, 0);
  ASSERT_TRUE(hub_->Rebuild());
  EXPECT_EQ(ShowAt(hall), Names{"院子"});
}

// A station's side

TEST_F(BoardTest, ASheetIsPutOnceNobodyHasTouchedItForAMoment) {
  Station hall(*hub_, clock_, 1);
  EXPECT_EQ(PutAt(hall).kind, Kind::kIdle);
  KeptSheet kept = BuildAt(hall, "院子");
  clock_.Advance(tuning::kSettleMs - 1000);
  ExchangeResult result = PutAt(hall);
  EXPECT_EQ(result.kind, Kind::kIdle);
  EXPECT_EQ(result.retry_after_ms, 1000);
  ChangeAt(hall, kept, "新院子");
  EXPECT_EQ(PutAt(hall).retry_after_ms, tuning::kSettleMs);
  EXPECT_EQ(ShowAt(hall), Names{});
  clock_.Advance(tuning::kSettleMs);
  EXPECT_EQ(PutAt(hall).kind, Kind::kDone);
  EXPECT_EQ(ShowAt(hall), Names{"新院子"});
  result = PutAt(hall);
  EXPECT_EQ(result.kind, Kind::kIdle);
  EXPECT_EQ(result.retry_after_ms, 0) << "nothing waits";
}

TEST_F(BoardTest, ASheetWithAllThatFitsOnItArrivesWhole) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  KeptSheet kept = ASheet(std::string("龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘龘"));
  kept.sheet.blocks.clear();
  for (int i = 1; i <= static_cast<int>(kMostBlocks); ++i) {
    kept.sheet.blocks.push_back({9000 + i, std::string(20, 'k'), {kSheetWidth, kSheetDepth}, 3});
  }
  // The longest text: every point a line of its own.
  for (int i = 1; i <= static_cast<int>(kMostDrawnPoints); ++i) {
    kept.sheet.lines.push_back({10'000 + i, 6, {{kSheetWidth, kSheetDepth}}});
  }
  ASSERT_TRUE(hall.store->KeepSheet(kept));
  PutAllAt(hall);
  ShowAt(theatre);
  ASSERT_EQ(sheets_.size(), 1U);
  EXPECT_EQ(sheets_.front().sheet, kept.sheet);
  EXPECT_EQ(sheets_.front().id, kept.id);
}

TEST_F(BoardTest, WhatTheHubRefusesForGoodIsNotSentAgainUntilItIsChanged) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  KeptSheet kept = BuildAt(hall, "院子");
  PutAllAt(hall);
  ASSERT_TRUE(theatre.store->KeepSheet(kept));  // as on a copy of its disk
  clock_.Advance(tuning::kSettleMs);
  KeptLog log;
  EXPECT_EQ(PutAt(theatre, theatre.transport, log).kind, Kind::kDone);
  EXPECT_EQ(PutAt(theatre, theatre.transport, log).kind, Kind::kIdle);
  EXPECT_TRUE(log.said.contains("not_yours")) << log.said;
  for (const std::string& secret :
       {kept.id, std::string("院子"), std::string("桂花"), std::string(kClass)}) {
    EXPECT_FALSE(log.said.contains(secret)) << log.said;
  }
  ChangeAt(theatre, kept, "又一个");
  clock_.Advance(tuning::kSettleMs);
  EXPECT_TRUE(PutAt(theatre).kind == Kind::kDone) << "asked once more";
  EXPECT_EQ(ShowAt(hall), Names{"院子"});
}

TEST_F(BoardTest, OnABadWayASheetWaitsUntilTheHubItselfHasTakenIt) {
  for (const Fate fate : {Fate::kLost, Fate::kAnswerLost, Fate::kPortal, Fate::kHalf,
                          Fate::kStatus500, Fate::kRedirect, Fate::kLate}) {
    Station hall(*hub_, clock_, 10 + static_cast<uint32_t>(fate));
    BuildAt(hall, "院子" + std::to_string(static_cast<int>(fate)));
    clock_.Advance(tuning::kSettleMs);
    hall.transport.next_fate = fate;
    EXPECT_EQ(PutAt(hall).kind, Kind::kFailed) << static_cast<int>(fate);
    EXPECT_EQ(PutAt(hall).kind, Kind::kDone) << static_cast<int>(fate);
    EXPECT_EQ(PutAt(hall).kind, Kind::kIdle) << static_cast<int>(fate);
  }
}

TEST_F(BoardTest, AnEarlierStateThatArrivesLateReplacesNothing) {
  Station hall(*hub_, clock_, 1);
  KeptSheet kept = BuildAt(hall, "院子");
  clock_.Advance(tuning::kSettleMs);
  hall.transport.next_fate = Fate::kLate;
  EXPECT_EQ(PutAt(hall).kind, Kind::kFailed);
  ChangeAt(hall, kept, "新院子");
  PutAllAt(hall);
  hall.transport.DeliverAllLate();
  EXPECT_EQ(ShowAt(hall), Names{"新院子"});
}

TEST_F(BoardTest, WhatIsChangedWhileItIsSentIsSentAgain) {
  Station hall(*hub_, clock_, 1);
  KeptSheet kept = BuildAt(hall, "院子");
  clock_.Advance(tuning::kSettleMs);
  hall.transport.before_next_answer = [&] { ChangeAt(hall, kept, "新院子"); };
  EXPECT_EQ(PutAt(hall).kind, Kind::kDone);
  EXPECT_EQ(ShowAt(hall), Names{"院子"});
  PutAllAt(hall);
  EXPECT_EQ(ShowAt(hall), Names{"新院子"});
}

TEST_F(BoardTest, WhatWasChangedMoreThanTwoWeeksAgoStaysAtItsStation) {
  Station hall(*hub_, clock_, 1);
  BuildAt(hall, "院子");
  clock_.Advance(kBoardLifeMs);
  EXPECT_EQ(PutAt(hall).kind, Kind::kIdle);
  EXPECT_EQ(Rows(), 0);
}

TEST_F(BoardTest, AClockThatWasPutBackHoldsNothingUp) {
  Station hall(*hub_, clock_, 1);
  BuildAt(hall, "院子");
  clock_.wall_ms -= kDayMs;
  EXPECT_EQ(PutAt(hall).kind, Kind::kDone);
  EXPECT_EQ(ShowAt(hall), Names{"院子"});
}

TEST_F(BoardTest, TheSameBoardIsNotSentTwice) {
  Station hall(*hub_, clock_, 1);
  KeptSheet kept = BuildAt(hall, "院子");
  PutAllAt(hall);
  ClassBoard board;
  board.Want(kClass);
  BoardExchange exchange(*hall.store, hall.transport, hall.identity, clock_, hall.random, *log_);
  exchange.LookOnce(board);
  ASSERT_EQ(board.TakeNews()->sheets->size(), 1U);
  const std::string asked = "/v1/board?class=6-11-9&seen=" + board.wanted().mark;
  EXPECT_FALSE(Ask(hall, "GET", asked).response.body.contains("院子"));
  exchange.LookOnce(board);
  EXPECT_FALSE(board.TakeNews());
  ChangeAt(hall, kept, "新院子");
  PutAllAt(hall);
  exchange.LookOnce(board);
  EXPECT_EQ(board.TakeNews()->sheets->front().sheet.name, "新院子");
  ASSERT_TRUE(hub_->ClearBoard(kClass));
  exchange.LookOnce(board);
  EXPECT_TRUE(board.TakeNews()->sheets->empty());
}

TEST_F(BoardTest, WhoLooksHearsWhenTheHubIsAwayAndWhenItIsBack) {
  Station hall(*hub_, clock_, 1);
  ClassBoard board;
  board.Want(kClass);
  BoardExchange exchange(*hall.store, hall.transport, hall.identity, clock_, hall.random, *log_);
  hall.transport.next_fate = Fate::kPortal;
  EXPECT_EQ(exchange.LookOnce(board).kind, Kind::kFailed);
  auto news = board.TakeNews();
  ASSERT_TRUE(news);
  EXPECT_FALSE(news->reached || news->sheets);
  EXPECT_EQ(exchange.LookOnce(board).kind, Kind::kDone);
  news = board.TakeNews();
  ASSERT_TRUE(news && news->sheets);
  EXPECT_TRUE(news->reached);
}

TEST_F(BoardTest, AnAnswerThatComesWhenNobodyLooksAnyMoreIsNotKept) {
  Station hall(*hub_, clock_, 1);
  BuildAt(hall, "院子");
  PutAllAt(hall);
  ClassBoard board;
  board.Want(kClass);
  BoardExchange exchange(*hall.store, hall.transport, hall.identity, clock_, hall.random, *log_);
  hall.transport.before_next_answer = [&] { board.Want(""); };
  exchange.LookOnce(board);
  EXPECT_FALSE(board.TakeNews());
  board.Want(kClass);
  EXPECT_FALSE(board.TakeNews());
  exchange.LookOnce(board);
  board.Want("1-1-1");
  EXPECT_FALSE(board.TakeNews()) << "nor what another class's show did not take";
}

// From station to station

TEST_F(BoardTest, WhatAClassBuildsAtTwoStationsIsThereForTheShowOfAThird) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  Station workshop(*hub_, clock_, 3);
  KeptSheet yard = BuildAt(hall, "院子");
  KeptSheet garden = BuildAt(theatre, "花园", "蒲公英");
  ASSERT_TRUE(hall.store->KeepSheetVoice(yard.id, Bytes{1, 2, 3}, 900));
  PutAllAt(hall);
  PutAllAt(theatre);
  EXPECT_EQ(ShowAt(workshop), (Names{"院子", "花园"}));
  EXPECT_EQ(sheets_.front().group, yard.group);
  EXPECT_EQ(sheets_.front().sheet, yard.sheet);
  EXPECT_EQ(sheets_.front().voice_ms, 0) << "what they told stays in the hall";
  EXPECT_TRUE(workshop.reader->Sheets({kClass, ""})->empty()) << "nothing of it on its disk";
  ChangeAt(hall, yard, "新院子");
  EmptyAt(theatre, garden);
  PutAllAt(hall);
  PutAllAt(theatre);
  EXPECT_EQ(ShowAt(workshop), Names{"新院子"});
}

TEST_F(BoardTest, BuiltWhileTheHubIsAwayItIsThereOnceTheHubIsBack) {
  Station hall(*hub_, clock_, 1);
  Station workshop(*hub_, clock_, 2);
  KeptSheet yard = BuildAt(hall, "院子");
  clock_.Advance(tuning::kSettleMs);
  hall.transport.next_fate = Fate::kLost;
  EXPECT_EQ(PutAt(hall).kind, Kind::kFailed);
  ChangeAt(hall, yard, "新院子");
  EXPECT_EQ(ShowAt(workshop), Names{});
  PutAllAt(hall);
  EXPECT_EQ(ShowAt(workshop), Names{"新院子"});
}

TEST_F(BoardTest, AHubThatWasStartedAnewHasItStill) {
  Station hall(*hub_, clock_, 1);
  BuildAt(hall, "院子");
  PutAllAt(hall);
  OpenHub(true);
  LoopbackTransport way(*hub_, clock_, *log_, hall.random);
  EXPECT_EQ(ShowAt(hall, way), Names{"院子"});
}

TEST_F(BoardTest, AHubThatLostEverythingIsBroughtWhatIsNotTwoWeeksOld) {
  Station hall(*hub_, clock_, 1);
  BuildAt(hall, "旧院子");
  PutAllAt(hall);
  clock_.Advance(kBoardLifeMs);
  BuildAt(hall, "院子");
  hall.Plant("路灯坏了");
  hall.Sync();
  PutAllAt(hall);
  EXPECT_EQ(PutAt(hall).kind, Kind::kIdle);
  hub_.reset();
  const TempFolder fresh;
  hub_ = Hub::Open({fresh.path(), true}, clock_, random_, *log_).value();
  HubIdentity& self = hall.identity;
  self.hub_key = hub_->key().public_key();
  const auto code = hub_->NewEnrolCode("again").value();
  ASSERT_TRUE(hub_->Enrol({code, self.device, "again", self.key.public_key()}));
  LoopbackTransport way(*hub_, clock_, *log_, hall.random);
  Exchange(*hall.store, way, self, clock_, hall.random).PullOnce(0);
  EXPECT_EQ(PutAt(hall, way, *log_).kind, Kind::kDone);
  EXPECT_EQ(PutAt(hall, way, *log_).kind, Kind::kIdle);
  EXPECT_EQ(ShowAt(hall, way), Names{"院子"});
  hub_.reset();
}

}  // namespace
}  // namespace oneflower
