// Two stations and a hub in one process: the product's promises, over a way that drops, repeats
// and cuts.
#include <gtest/gtest.h>

#include "shared/store/reader.h"
#include "shared/store/station_store.h"
#include "sync/client/exchange.h"
#include "sync/hub/hub.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/messages.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

// What happens to a request on its way.
enum class Fate { kArrives, kLost, kAnswerLost, kTwice, kPortal, kHalf, kStatus500, kRedirect };

// Does what the hub's server does, without sockets.
class LoopbackTransport final : public Transport {
 public:
  LoopbackTransport(Hub& hub, FakeRandom& random) : hub_(hub), random_(random) {}

  Result<HttpResponse> Send(const HttpRequest& request) override {
    const Fate fate =
        next_fate.value_or(faulty ? static_cast<Fate>(RandomBelow(random_, 8)) : Fate::kArrives);
    next_fate.reset();
    if (fate == Fate::kLost) return Fail(ErrorKind::kUnavailable, "lost");
    if (fate == Fate::kPortal) return HttpResponse{200, {}, "<html>Welcome to our WiFi</html>"};
    if (fate == Fate::kRedirect) return HttpResponse{302, {{"location", "http://portal/"}}, ""};
    if (fate == Fate::kStatus500) return HttpResponse{500, {}, "oops"};
    HttpResponse response = Serve(request);
    if (fate == Fate::kTwice) response = Serve(request);
    if (fate == Fate::kAnswerLost) return Fail(ErrorKind::kUnavailable, "answer lost");
    if (fate == Fate::kHalf) response.body.resize(response.body.size() / 2);
    return response;
  }
  void Cancel() override {}

  bool faulty = false;
  std::optional<Fate> next_fate;

 private:
  HttpResponse Serve(const HttpRequest& request) {
    const std::string device = KeyIdOf(request.headers);
    const auto key = hub_.KeyOf(device);
    const size_t mark = request.target.find('?');
    const SignedParts parts{request.method, request.target.substr(0, mark),
                            mark == std::string::npos ? "?" : request.target.substr(mark),
                            request.body};
    if (!key || !VerifyRequest(parts, request.headers, *key)) return {401, {}, ""};
    if (request.method == "GET") {
      const int64_t after = std::atoll(request.target.c_str() + request.target.find('=') + 1);
      return Signed(request, Encode(hub_.Feed(after).value()));
    }
    const auto push = DecodePushRequest(Gunzip(request.body, kMaxExpandedBytes).value());
    const auto reply = hub_.Push(push.value());
    if (reply) return Signed(request, Encode(*reply));
    const bool gap = reply.error().kind == PushRefusal::Kind::kGap;
    return {409, {}, Encode(ErrorReply{gap ? "gap" : "fork", "", reply.error().expected_seq})};
  }
  HttpResponse Signed(const HttpRequest& request, const std::string& body) {
    return {200,
            {{std::string(kReplySignature), SignReply(hub_.key(), NonceOf(request.headers), body)}},
            body};
  }

  Hub& hub_;
  FakeRandom& random_;
};

struct Station {
  Station(Hub& hub, FakeClock& the_clock, uint32_t seed)
      : clock(the_clock),
        random(seed),
        transport(hub, random),
        identity{KeyPair::Generate(random), hub.key().public_key(), ""} {
    store = StationStore::Open({folder.path(), true}, clock, random, *log).value();
    reader = Reader::Open(folder.path() / "station.db").value();
    identity.device = store->Identity().device;
    const auto code = hub.NewEnrolCode("test").value();
    EXPECT_TRUE(hub.Enrol({code, identity.device, "test", identity.key.public_key()}));
  }

  Receipt Plant(const std::string& text) {
    clock.Advance(10);
    return store->Execute(PlantProposal{{"v"}, text, "safety", "桂花", ""}).value();
  }
  void Flower(const std::string& proposal, const std::string& visit) {
    (void)store->Execute(GiveFlower{{visit}, proposal});
  }
  ExchangeResult Push() { return Exchange(*store, transport, identity, clock, random).PushOnce(); }
  ExchangeResult Pull() { return Exchange(*store, transport, identity, clock, random).PullOnce(0); }
  void Sync() {
    for (int i = 0; i < 20; ++i) {
      Push();
      Pull();
    }
  }
  int64_t OnWall() { return static_cast<int64_t>(reader->Wall({})->size()); }

  TempFolder folder;
  FakeClock& clock;
  FakeRandom random;
  std::unique_ptr<Log> log = MakeSilentLog();
  std::unique_ptr<StationStore> store;
  std::unique_ptr<Reader> reader;
  LoopbackTransport transport;
  HubIdentity identity;
};

class StationsAndHub : public testing::Test {
 protected:
  StationsAndHub() { OpenHub(true); }
  void OpenHub(bool at_once) {
    hub_.reset();
    hub_ = Hub::Open({hub_folder_.path(), at_once}, clock_, random_, *log_).value();
  }
  Hash HubDigest() { return Reader::Open(hub_->database()).value()->StateDigest().value(); }

  FakeClock clock_;
  FakeRandom random_{99};
  TempFolder hub_folder_;
  std::unique_ptr<Log> log_ = MakeSilentLog();
  std::unique_ptr<Hub> hub_;
};

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
  LoopbackTransport way(*other, hall.random);
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

TEST_F(StationsAndHub, ACopiedStationIsFoundOut) {
  Station hall(*hub_, clock_, 1);
  hall.Plant("加两张长椅");
  const auto outgoing = hall.store->NextOutgoing(10, 1 << 20).value();
  hall.Sync();
  PushRequest forged{outgoing.device, outgoing.incarnation, 1, outgoing.events};
  forged.events[0].hash[0] ^= 1;
  const auto reply = hub_->Push(forged);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().kind, PushRefusal::Kind::kFork);
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
  EXPECT_FALSE(hub_->Enrol({code, device, "x", {}}));
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
