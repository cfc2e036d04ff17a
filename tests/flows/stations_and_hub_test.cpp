// Two stations and a hub in one process: the product's promises, over a way that drops, repeats
// and cuts. any_order_test.cpp has a way that also delays and reorders.
#include <gtest/gtest.h>

#include "shared/base/ids.h"
#include "tests/flows/stations.h"

namespace oneflower {
namespace {

TEST_F(StationsAndHub, AProposalPlantedOnOneStationIsOnTheOthersWall) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  const Receipt receipt = hall.Plant("路灯坏了，请修一修");
  EXPECT_EQ(hall.Push().kind, ExchangeResult::Kind::kDone);
  EXPECT_EQ(theatre.Pull().kind, ExchangeResult::Kind::kDone);
  EXPECT_EQ(theatre.OnWall(), 1);
  EXPECT_EQ(theatre.reader->FindBySlip(receipt.slip_code)->size(), 1U);
  EXPECT_EQ(hall.store->Queue()->waiting, 0);
}

TEST_F(StationsAndHub, AChildsModelStaysWithItsProposalOnEveryStationAndTheHub) {
  Station workshop(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  const ModelOrigin model{NaturalId({"sheet"}), "我们的院子", "蒲公英"};
  const auto receipt = workshop.store->Execute(PlantProposal{
      .visit = {"v"}, .text = "我们希望中庭泳池有长椅。", .media = {}, .model = model});
  ASSERT_TRUE(receipt);
  workshop.Sync();
  ASSERT_TRUE(hub_->Review(receipt->proposal, Visibility::kPublic, "谢谢孩子们"));
  theatre.Sync();
  EXPECT_EQ(theatre.reader->StoryOf(receipt->proposal)->proposal.model, model);
  const auto at_hub = Reader::Open(hub_->database()).value();
  EXPECT_EQ(at_hub->StoryOf(receipt->proposal)->proposal.model, model);
  ASSERT_TRUE(theatre.store->Rebuild());
  EXPECT_EQ(theatre.reader->StoryOf(receipt->proposal)->proposal.model, model);
}

TEST_F(StationsAndHub, WhatWasPlantedOfflineAppearsOnceAfterALostAnswer) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  hall.Plant("加两张长椅");
  hall.transport.next_fate = Fate::kAnswerLost;
  EXPECT_EQ(hall.Push().kind, ExchangeResult::Kind::kFailed);
  EXPECT_EQ(hall.store->Queue()->waiting, 1);
  EXPECT_EQ(hall.Push().kind, ExchangeResult::Kind::kDone);
  theatre.Sync();
  EXPECT_EQ(theatre.OnWall(), 1);
}

TEST_F(StationsAndHub, NoAnswerButOurHubsCounts) {
  Station hall(*hub_, clock_, 1);
  hall.Plant("加两张长椅");
  for (const Fate fate :
       {Fate::kPortal, Fate::kRedirect, Fate::kStatus500, Fate::kHalf, Fate::kLost}) {
    hall.transport.next_fate = fate;
    EXPECT_EQ(hall.Push().kind, ExchangeResult::Kind::kFailed);
    EXPECT_EQ(hall.store->Queue()->waiting, 1);
    hall.transport.next_fate = fate;
    EXPECT_EQ(hall.Pull().kind, ExchangeResult::Kind::kFailed);
  }
  hall.identity.hub_key = KeyPair::Generate(random_).public_key();
  EXPECT_EQ(hall.Push().kind, ExchangeResult::Kind::kFailed);
  EXPECT_EQ(hall.store->Queue()->waiting, 1);
}

TEST_F(StationsAndHub, AllComeToTheHubsStateOverABadNetwork) {
  for (uint32_t seed = 1; seed <= 5; ++seed) {
    Station a(*hub_, clock_, seed * 10);
    Station b(*hub_, clock_, seed * 10 + 1);
    a.transport.faulty = b.transport.faulty = true;
    for (int round = 0; round < 12; ++round) {
      const Receipt mine = a.Plant("甲的第" + std::to_string(round) + "条");
      const Receipt yours = b.Plant("乙的第" + std::to_string(round) + "条");
      a.Flower(yours.proposal, "x");
      a.Push();
      b.Pull();
      b.Flower(mine.proposal, "y");
      b.Push();
      a.Pull();
    }
    a.transport.faulty = b.transport.faulty = false;
    a.Sync();
    b.Sync();
    a.Sync();
    EXPECT_EQ(a.store->Queue()->waiting, 0);
    EXPECT_EQ(a.reader->StateDigest().value(), b.reader->StateDigest().value());
    EXPECT_EQ(a.reader->StateDigest().value(), HubDigest());
    EXPECT_EQ(a.OnWall(), static_cast<int64_t>(seed) * 24);
    ASSERT_TRUE(a.store->Rebuild());
    EXPECT_EQ(a.reader->StateDigest().value(), HubDigest());
  }
}

TEST_F(StationsAndHub, AfterReviewAProposalWaitsForStaffAndAHiddenOneLeavesTheWall) {
  OpenHub(false);
  Station hall(*hub_, clock_, 1);
  const Receipt receipt = hall.Plant("加两张长椅");
  EXPECT_EQ(hall.OnWall(), 1);  // as the station was set
  hall.Sync();
  EXPECT_EQ(hall.OnWall(), 0);
  ASSERT_TRUE(hub_->Review(receipt.proposal, Visibility::kPublic, "谢谢"));
  hall.Sync();
  EXPECT_EQ(hall.OnWall(), 1);
  ASSERT_TRUE(hub_->Review(receipt.proposal, Visibility::kHidden, "谢谢，请找物业"));
  hall.Sync();
  EXPECT_EQ(hall.OnWall(), 0);
  EXPECT_EQ(hall.reader->FindBySlip(receipt.slip_code)->front().visibility, Visibility::kHidden);
}

TEST_F(StationsAndHub, AHubThatLostItsHistoryGetsEverythingAgain) {
  Station hall(*hub_, clock_, 1);
  hall.Plant("加两张长椅");
  hall.Sync();
  hub_.reset();
  TempFolder fresh;
  auto other = Hub::Open({fresh.path(), true}, clock_, random_, *log_).value();
  const auto code = other->NewEnrolCode("again").value();
  ASSERT_TRUE(other->Enrol({code, hall.identity.device, "again", hall.identity.key.public_key()}));
  hall.identity.hub_key = other->key().public_key();
  LoopbackTransport way(*other, clock_, *log_, hall.random);
  Exchange exchange(*hall.store, way, hall.identity, clock_, hall.random);
  for (int i = 0; i < 5; ++i) {
    exchange.PullOnce(0);
    exchange.PushOnce();
  }
  EXPECT_EQ(Reader::Open(other->database()).value()->Wall({})->size(), 1U);
  EXPECT_EQ(hall.OnWall(), 1);
  EXPECT_EQ(hall.store->Queue()->waiting, 0);
}

TEST_F(StationsAndHub, ARevokedStationDeliversIntoQuarantine) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  ASSERT_TRUE(hub_->Revoke(hall.identity.device));
  hall.Plant("加两张长椅");
  hall.Sync();
  theatre.Sync();
  EXPECT_EQ(theatre.OnWall(), 0);
  EXPECT_EQ(hall.store->Queue()->rejected, 1);
}

// An event of that station as another machine with a copy of its disk would have made it.
StoredEvent Forged(Station& station, int64_t seq, const Hash& prev, const std::string& text) {
  Event event{.id = NewId(station.clock.WallMs() + seq, station.random),
              .device = station.identity.device,
              .seq = seq,
              .actor = {"x", "visit"},
              .payload = ProposalPlanted{.proposal = NaturalId({text}),
                                         .slip_code = NewSlipCode(station.random),
                                         .text = text,
                                         .topic = "safety"}};
  StoredEvent stored{.raw = EncodeEvent(event), .prev = prev};
  stored.hash = EventHash(prev, stored.raw);
  return stored;
}

TEST_F(StationsAndHub, ACopiedStationIsFoundOutAndItsWordsAreKeptAside) {
  Station hall(*hub_, clock_, 1);
  hall.Plant("加两张长椅");
  hall.Sync();
  const StoredEvent first = Forged(hall, 1, {}, "另一台机器写的");
  const StoredEvent second = Forged(hall, 2, first.hash, "它又写了一条");
  for (int times = 0; times < 2; ++times) {
    const auto reply = hub_->Push({hall.identity.device, 1, 1, {first, second}});
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->acked_seq, 2);
    EXPECT_EQ(reply->verdicts[0].verdict, Verdict::kQuarantined);
    EXPECT_EQ(reply->verdicts[1].verdict, Verdict::kQuarantined);
  }
  const StoredEvent third = Forged(hall, 3, second.hash, "第三条");
  EXPECT_EQ(hub_->Push({hall.identity.device, 1, 3, {third}})->acked_seq, 3);
  EXPECT_TRUE(hub_->Stations()->front().forked);
  // The one that came first goes on, and no wall shows the copy's words.
  hall.Plant("再加一个花箱");
  hall.Sync();
  EXPECT_EQ(hall.store->Queue()->waiting, 0);
  EXPECT_EQ(hall.OnWall(), 2);
  EXPECT_EQ(hall.reader->StateDigest().value(), HubDigest());
}

TEST_F(StationsAndHub, AnEventNobodyCanReadIsRejectedAndBlocksNothing) {
  Station hall(*hub_, clock_, 1);
  StoredEvent odd{.raw = "{\"id\":\"not one of ours\"}"};
  odd.hash = EventHash(odd.prev, odd.raw);
  const StoredEvent next = Forged(hall, 2, odd.hash, "后面这一条要到");
  const auto reply = hub_->Push({hall.identity.device, 1, 1, {odd, next}});
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->verdicts[0].verdict, Verdict::kRejected);
  EXPECT_EQ(reply->verdicts[0].reason, "malformed");
  EXPECT_EQ(reply->verdicts[1].verdict, Verdict::kAccepted);
  hall.Pull();
  EXPECT_EQ(hall.OnWall(), 1);
}

TEST_F(StationsAndHub, AGapIsToldWithTheNumberExpected) {
  Station hall(*hub_, clock_, 1);
  const auto reply = hub_->Push({hall.identity.device, 1, 5, {}});
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().kind, PushRefusal::Kind::kGap);
  EXPECT_EQ(reply.error().expected_seq, 1);
}

TEST_F(StationsAndHub, ACodeEnrolsOnceAndNotAfterItsTime) {
  const auto code = hub_->NewEnrolCode("x").value();
  const std::string device = "00000000-0000-7000-8000-000000000001";
  EXPECT_TRUE(hub_->Enrol({code, device, "x", {}}));
  EXPECT_TRUE(hub_->Enrol({code, device, "x", {}}));  // the answer may have been lost
  EXPECT_FALSE(hub_->Enrol({code, device, "x", {1}}));
  EXPECT_FALSE(hub_->Enrol({code, "00000000-0000-7000-8000-000000000002", "x", {}}));
  const auto late = hub_->NewEnrolCode("y").value();
  clock_.Advance(Hub::kCodeLifeMs + 1);
  EXPECT_FALSE(hub_->Enrol({late, device, "y", {}}));
}

TEST(RetryDelay, GrowsToItsCapAndHonoursTheHub) {
  FakeRandom random;
  for (int failures = 1; failures < 40; ++failures) {
    const int64_t delay = RetryDelayMs(failures, 0, random);
    EXPECT_GE(delay, 1);
    EXPECT_LE(delay, 10 * 60 * 1000);
  }
  EXPECT_LE(RetryDelayMs(1, 0, random), 1000);
  EXPECT_GE(RetryDelayMs(1, 30'000, random), 30'000);
}

}  // namespace
}  // namespace oneflower
