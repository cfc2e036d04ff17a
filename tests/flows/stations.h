// A hub and stations in one process, with a network between them that does what a test wants.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/store/reader.h"
#include "shared/store/station_store.h"
#include "sync/client/exchange.h"
#include "sync/client/media_exchange.h"
#include "sync/hub/routes.h"
#include "tests/support/twins.h"

namespace oneflower {

// What happens to a request on its way.
enum class Fate {
  kArrives,
  kLost,
  kAnswerLost,
  kTwice,
  kPortal,
  kHalf,
  kStatus500,
  kRedirect,
  kLate,  // the sender has given up when it arrives, and has perhaps sent newer ones: DeliverLate()
};
inline constexpr uint32_t kFates = 9;

// The hub's own routes behind a bad network, without sockets.
class LoopbackTransport final : public Transport {
 public:
  LoopbackTransport(Hub& hub, const Clock& clock, Log& log, FakeRandom& random)
      : routes_(hub, nullptr, clock, log), random_(random) {}

  Result<HttpResponse> Send(const HttpRequest& request) override {
    const Fate fate = next_fate.value_or(faulty ? static_cast<Fate>(RandomBelow(random_, kFates))
                                                : Fate::kArrives);
    next_fate.reset();
    if (fate == Fate::kLost) return Fail(ErrorKind::kUnavailable, "lost");
    if (fate == Fate::kPortal) return HttpResponse{200, {}, "<html>Welcome to our WiFi</html>"};
    if (fate == Fate::kRedirect) return HttpResponse{302, {{"location", "http://portal/"}}, ""};
    if (fate == Fate::kStatus500) return HttpResponse{500, {}, "oops"};
    if (fate == Fate::kLate) {
      late_.push_back(request);
      return Fail(ErrorKind::kUnavailable, "too late");
    }
    HttpResponse response = Serve(request);
    if (const auto meanwhile = std::exchange(before_next_answer, nullptr)) meanwhile();
    if (fate == Fate::kTwice) response = Serve(request);
    if (fate == Fate::kAnswerLost) return Fail(ErrorKind::kUnavailable, "answer lost");
    if (fate == Fate::kHalf) response.body.resize(response.body.size() / 2);
    return response;
  }
  void Cancel() override {}

  // One of the requests that were under way arrives now; its answer finds nobody.
  void DeliverLate() {
    if (late_.empty()) return;
    const size_t pick = RandomBelow(random_, static_cast<uint32_t>(late_.size()));
    Serve(late_[pick]);
    late_.erase(late_.begin() + static_cast<std::ptrdiff_t>(pick));
  }
  void DeliverAllLate() {
    while (!late_.empty()) DeliverLate();
  }

  std::function<void()> before_next_answer;  // happens while the next answer is on its way
  bool faulty = false;
  std::optional<Fate> next_fate;

 private:
  HttpResponse Serve(const HttpRequest& request) { return routes_.Handle(request); }

  HubRoutes routes_;
  FakeRandom& random_;
  std::vector<HttpRequest> late_;
};

struct Station {
  Station(Hub& hub, FakeClock& the_clock, uint32_t seed)
      : clock(the_clock),
        random(seed),
        transport(hub, the_clock, *log, random),
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
  MediaExchange Courier() { return Courier(transport); }
  MediaExchange Courier(Transport& way) { return {*store, way, identity, clock, random, *log}; }
  // Media up and down, until there is nothing to do.
  void Carry() {
    MediaExchange courier = Courier();
    int steps = 0;
    while (courier.StepOnce().kind == ExchangeResult::Kind::kDone) ASSERT_LT(++steps, 1000);
  }
  void SyncAll() {
    Sync();
    Carry();
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

}  // namespace oneflower
