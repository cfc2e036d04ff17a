// A hub whose folder is put back from a backup, what it tells stations in pieces, and what it makes
// of damaged or forked stations: nobody may be sent round in circles by it.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "shared/base/ids.h"
#include "shared/store/database.h"
#include "tests/flows/stations.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

constexpr std::array kDatabaseFiles = {"hub.db", "hub.db-wal"};

// A station's way to the hub that runs now.
struct Line {
  Line(Station& the_station, Hub& hub)
      : station(the_station),
        way(hub, the_station.clock, *the_station.log, the_station.random),
        exchange(*the_station.store, way, the_station.identity, the_station.clock,
                 the_station.random) {}

  void Round() {
    exchange.PushOnce(/*even_if_none=*/true);
    exchange.PullOnce(0);
  }

  Station& station;
  LoopbackTransport way;
  Exchange exchange;
};

class RestoredHub : public StationsAndHub {
 protected:
  // As a backup of the whole folder does while the hub runs, or stands.
  void BackUp() {
    for (const char* file : kDatabaseFiles) {
      if (fs::exists(hub_folder_.path() / file)) {
        fs::copy(hub_folder_.path() / file, backup_.path() / file);
      }
    }
  }
  void PutBack() {
    hub_.reset();
    fs::remove(hub_folder_.path() / "hub.db-shm");
    for (const char* file : kDatabaseFiles) {
      fs::remove(hub_folder_.path() / file);
      if (fs::exists(backup_.path() / file)) {
        fs::copy(backup_.path() / file, hub_folder_.path() / file);
      }
    }
    OpenHub(true);
  }
  void StaffSay(const std::string& proposal, Visibility visibility) {
    ASSERT_TRUE(hub_->Review(proposal, visibility, "谢谢"));
  }

  // Both plant and staff act, before and after the backup and once more after the restore.
  void LiveThroughARestore(bool while_it_runs);
  void ExpectAllAlikeSoon(Station& hall, Station& theatre);

  TempFolder backup_;
};

void RestoredHub::LiveThroughARestore(bool while_it_runs) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  const std::string old = hall.Plant("备份以前的").proposal;
  hall.Sync();
  StaffSay(old, Visibility::kAwaiting);
  if (!while_it_runs) hub_.reset();
  BackUp();
  if (!while_it_runs) OpenHub(true);
  {
    Line of_hall(hall, *hub_);
    Line of_theatre(theatre, *hub_);
    hall.Plant("备份以后，礼堂的");
    const std::string lost = theatre.Plant("备份以后，戏台的").proposal;
    of_theatre.Round();
    StaffSay(lost, Visibility::kHidden);
    StaffSay(old, Visibility::kHidden);
    of_hall.Round();
    of_theatre.Round();
    hall.Flower(lost, "晚了一步");
  }
  PutBack();
  StaffSay(old, Visibility::kPublic);
  StaffSay(old, Visibility::kAwaiting);
  StaffSay(old, Visibility::kPublic);
  theatre.Flower(old, "断网的时候");
  ExpectAllAlikeSoon(hall, theatre);
}

void RestoredHub::ExpectAllAlikeSoon(Station& hall, Station& theatre) {
  Line of_hall(hall, *hub_);
  Line of_theatre(theatre, *hub_);
  for (int round = 0; round < 4; ++round) {
    of_hall.Round();
    of_theatre.Round();
  }
  for (Station* each : {&hall, &theatre}) {
    EXPECT_EQ(each->store->Queue()->waiting, 0);
    EXPECT_EQ(each->OnWall(), 3);  // and the act that hid one is lost with the hub's disk
    EXPECT_EQ(each->reader->StateDigest().value(), HubDigest());
    ASSERT_TRUE(each->store->Rebuild());
    EXPECT_EQ(each->reader->StateDigest().value(), HubDigest());
  }
  EXPECT_EQ(of_hall.exchange.PullOnce(0).kind, ExchangeResult::Kind::kIdle);
}

TEST_F(RestoredHub, FromABackupOfAStandingHubComesToOneStateWithItsStations) {
  LiveThroughARestore(/*while_it_runs=*/false);
}

TEST_F(RestoredHub, FromABackupOfARunningHubComesToOneStateWithItsStations) {
  LiveThroughARestore(/*while_it_runs=*/true);
}

// A chain of events as a station would have made it, for what real ones cannot be brought to do.
class HandMade {
 public:
  explicit HandMade(std::string device) : device_(std::move(device)) {}

  StoredEvent Next(std::string id, Payload payload) {
    Event event{.id = std::move(id),
                .device = device_,
                .seq = ++seq_,
                .actor = {"x", "visit"},
                .payload = std::move(payload)};
    StoredEvent stored{.raw = EncodeEvent(event), .prev = head_};
    stored.hash = head_ = EventHash(stored.prev, stored.raw);
    return stored;
  }
  StoredEvent Flower(const std::string& proposal) {
    return Next(NaturalId({device_, std::to_string(seq_)}), FlowerGiven{proposal});
  }
  StoredEvent Planted(const std::string& text) {
    return Next(NaturalId({device_, text}),
                ProposalPlanted{NaturalId({text}), "K7M4QX9", text, "safety", "", ""});
  }

 private:
  std::string device_;
  int64_t seq_ = 0;
  Hash head_{};
};

TEST_F(StationsAndHub, ThousandsOfFlowersThatWaitedForOnePushComeInPagesAStationTakes) {
  constexpr int kProposals = 24;
  constexpr int kFlowersEach = 220;
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  Station garden(*hub_, clock_, 3);
  HandMade flowers(theatre.identity.device);
  int64_t first = 1;
  for (int i = 0; i < kProposals; ++i) {
    const std::string proposal = hall.Plant("第" + std::to_string(i) + "条").proposal;
    std::vector<StoredEvent> given;
    for (int j = 0; j < kFlowersEach; ++j) given.push_back(flowers.Flower(proposal));
    ASSERT_TRUE(hub_->Push({theatre.identity.device, 1, first, std::move(given)}));
    first += kFlowersEach;
  }
  EXPECT_EQ(hall.Push().kind, ExchangeResult::Kind::kDone);
  int64_t after = 0;
  for (auto page = hub_->Feed(0)->page; !page.items.empty(); page = hub_->Feed(after)->page) {
    after = page.items.back().hub_seq;
    EXPECT_LT(page.items.size(), 2 * Hub::kFeedPageItems);
  }
  garden.Sync();
  EXPECT_EQ(garden.reader->StateDigest().value(), HubDigest());
}

TEST_F(StationsAndHub, AForkedStationsGreetingIsNoGap) {
  Station hall(*hub_, clock_, 1);
  HandMade copy(hall.identity.device);
  ASSERT_TRUE(hub_->Push({hall.identity.device, 1, 1, {copy.Planted("另一台机器写的")}}));
  for (const char* text : {"一", "二", "三"}) hall.Plant(text);
  ASSERT_EQ(hall.Push().kind, ExchangeResult::Kind::kDone);
  ASSERT_EQ(hall.store->Queue()->waiting, 0);
  Exchange exchange(*hall.store, hall.transport, hall.identity, clock_, hall.random);
  EXPECT_EQ(exchange.PushOnce(/*even_if_none=*/true).kind, ExchangeResult::Kind::kIdle);
  EXPECT_EQ(hall.store->Queue()->waiting, 0);
}

// What a bad disk does to the second of three events, and how many of the three then count.
struct Damage {
  const char* sql;
  int64_t on_the_wall;
};

class DamagedStation : public StationsAndHub, public testing::WithParamInterface<Damage> {
 protected:
  void Rot(Station& station) {
    station.store.reset();
    {
      auto file = Database::Open(station.folder.path() / "station.db", Database::Mode::kWriter);
      ASSERT_TRUE((*file)->Run(GetParam().sql));
    }
    station.store =
        StationStore::Open({station.folder.path(), true}, clock_, station.random, *station.log)
            .value();
  }
};

TEST_P(DamagedStation, IsToldSoAndGoesOn) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  for (const char* text : {"第一条", "第二条", "第三条"}) hall.Plant(text);
  Rot(hall);
  ASSERT_EQ(hall.Push().kind, ExchangeResult::Kind::kDone);
  hall.Plant("第四条");
  for (int times = 0; times < 2; ++times) {
    hall.Sync();
    theatre.Sync();
    EXPECT_EQ(hall.store->Queue()->waiting, 0);
    EXPECT_EQ(hall.store->Queue()->rejected, 3 - GetParam().on_the_wall);
    const auto refused = hall.reader->Refused(9).value();
    for (const Judgement& each : refused) EXPECT_EQ(each.reason, "damaged");
    EXPECT_EQ(theatre.OnWall(), GetParam().on_the_wall + 1);
    EXPECT_EQ(theatre.reader->StateDigest().value(), HubDigest());
    EXPECT_EQ(hall.reader->StateDigest().value(), HubDigest());
    EXPECT_FALSE(hub_->Stations()->front().forked);
    ASSERT_TRUE(hall.store->ForgetHub());
  }
}

INSTANTIATE_TEST_SUITE_P(
    AnyPartOfIt, DamagedStation,
    testing::Values(
        Damage{"UPDATE event SET raw = replace(raw, '第二条', '第二案') WHERE seq = 2", 2},
        Damage{"UPDATE event SET raw = replace(raw, '{\"actor\"', '[\"actor\"') WHERE seq = 2", 2},
        Damage{"UPDATE event SET prev = zeroblob(32) WHERE seq = 2", 3},
        Damage{"UPDATE event SET hash = zeroblob(32) WHERE seq = 2", 2}));

class Unread : public StationsAndHub {
 protected:
  Unread() {
    proposal_ = hall_.Plant("加两张长椅").proposal;
    hall_.Sync();
    EXPECT_TRUE(hub_->Review(proposal_, Visibility::kAwaiting, ""));
    hall_.Flower(proposal_, "还没听说");
    EXPECT_EQ(hall_.Push().kind, ExchangeResult::Kind::kDone);
  }
  void StaffDecide(Visibility visibility) {
    ASSERT_TRUE(hub_->Review(proposal_, visibility, "谢谢"));
    hall_.Sync();
    EXPECT_EQ(hall_.reader->StateDigest().value(), HubDigest());
  }
  int64_t Flowers() { return hall_.reader->StoryOf(proposal_)->proposal.flowers; }

  Station hall_{*hub_, clock_, 1};
  std::string proposal_;
};

TEST_F(Unread, AFlowerForAProposalThatStaffReadWaitsForThemAndCounts) {
  EXPECT_EQ(hub_->Feed(0)->page.items.back().judgement.verdict, Verdict::kHeld);
  EXPECT_EQ(hub_->Feed(0)->page.items.back().judgement.reason, "awaiting");
  StaffDecide(Visibility::kPublic);
  EXPECT_EQ(Flowers(), 1);
  EXPECT_EQ(hall_.store->Queue()->rejected, 0);
}

TEST_F(Unread, AFlowerForAProposalThatStaffHideIsRejectedThen) {
  StaffDecide(Visibility::kHidden);
  EXPECT_EQ(Flowers(), 0);
  EXPECT_EQ(hall_.reader->Refused(9)->front().reason, "not_public");
}

}  // namespace
}  // namespace oneflower
