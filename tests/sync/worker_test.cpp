// Two stations with their own threads and a hub, over real HTTP: what residents and the connection
// chip see.
#include "sync/client/worker.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

#include "tests/support/some_media.h"
#include "tests/sync/live_station.h"
#include "tests/sync/misbehaving_server.h"
#include "tests/sync/running_hub.h"

namespace oneflower {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class TwoStations : public testing::Test {
 protected:
  std::string NewCode() { return running_->hub().NewEnrolCode("live").value(); }

  TempFolder folder_;
  std::unique_ptr<RunningHub> running_ = std::make_unique<RunningHub>(folder_.path());
  const int port_ = running_->port();
  LiveStation hall_{running_->url(), NewCode()};
  LiveStation theatre_{running_->url(), NewCode()};
};

TEST_F(TwoStations, WhatIsPlantedOnOneIsOnTheOthersWallWithinTwoSeconds) {
  ASSERT_TRUE(hall_.Within(seconds(5), [&] { return hall_.link().online; }));
  ASSERT_TRUE(theatre_.Within(seconds(5), [&] { return theatre_.link().online; }));
  hall_.Plant("路灯坏了，请修一修");
  EXPECT_TRUE(theatre_.Within(seconds(2), [&] { return theatre_.OnWall() == 1; }));
  EXPECT_TRUE(hall_.Within(seconds(2), [&] { return hall_.link().waiting == 0; }));
}

TEST_F(TwoStations, APhotoIsOnTheOtherWallSoonAfterItsWords) {
  ASSERT_TRUE(hall_.Within(seconds(5), [&] { return hall_.link().online; }));
  ASSERT_TRUE(theatre_.Within(seconds(5), [&] { return theatre_.link().online; }));
  const MediumBytes photo = SomePhoto(280'000, 1);
  hall_.Plant("看这里", {photo});
  EXPECT_TRUE(theatre_.Within(seconds(2), [&] { return theatre_.OnWall() == 1; }));
  EXPECT_TRUE(theatre_.Within(seconds(5), [&] { return theatre_.Shows(photo.thumb); }));
  EXPECT_TRUE(theatre_.Within(seconds(5), [&] { return theatre_.Shows(photo.bytes); }));
}

TEST_F(TwoStations, MediaOfAnOfflineStationAreOnTheOtherWallOnceTheHubIsBack) {
  ASSERT_TRUE(hall_.Within(seconds(5), [&] { return hall_.link().online; }));
  running_.reset();
  const MediumBytes voice = SomeVoice(150'000, 2);
  hall_.Plant("", {voice});
  running_ = std::make_unique<RunningHub>(folder_.path(), port_);
  EXPECT_TRUE(theatre_.Within(seconds(20), [&] { return theatre_.Shows(voice.bytes); }));
}

TEST_F(TwoStations, AHubThatWasAwayFindsTheQueueDrainedByItself) {
  ASSERT_TRUE(hall_.Within(seconds(5), [&] { return hall_.link().online; }));
  running_.reset();
  ASSERT_TRUE(hall_.Within(seconds(5), [&] { return !hall_.link().online; }));
  hall_.Plant("离线时种的");
  ASSERT_TRUE(hall_.Within(seconds(5), [&] {
    return hall_.link() == LinkState{.online = false, .waiting = 1, .rejected = 0};
  }));
  EXPECT_EQ(hall_.OnWall(), 1U);

  running_ = std::make_unique<RunningHub>(folder_.path(), port_);
  ASSERT_EQ(running_->port(), port_);
  const LinkState all_well{.online = true, .waiting = 0, .rejected = 0};
  EXPECT_TRUE(hall_.Within(seconds(20), [&] { return hall_.link() == all_well; }));
  EXPECT_TRUE(theatre_.Within(seconds(20), [&] { return theatre_.OnWall() == 1; }));
}

TEST_F(TwoStations, ARevokedStationSeesThatItsWordsWereNotTaken) {
  hall_.Plant("先在墙上");
  ASSERT_TRUE(theatre_.Within(seconds(5), [&] { return theatre_.OnWall() == 1; }));
  const auto stations = running_->hub().Stations().value();
  for (const StationFacts& station : stations) {
    ASSERT_TRUE(running_->hub().Revoke(station.device));
  }
  hall_.Plant("不再相信这台机器");
  EXPECT_TRUE(hall_.Within(seconds(5), [&] { return hall_.link().rejected == 1; }));
  EXPECT_EQ(theatre_.OnWall(), 1U);
}

TEST(SyncWorkerTest, StopsWithinASecondHoweverTheHubHangs) {
  TempFolder folder;
  RunningHub running(folder.path());
  MisbehavingServer hanging([](Guest& guest) { guest.HearUntilItGoes(); });
  SystemClock clock;
  SystemRandom random;
  const auto log = MakeSilentLog();
  TempFolder station_folder;
  StoreThread store(StationStore::Open({station_folder.path(), true}, clock, random, *log).value(),
                    [] {});
  SyncWorker worker({.door = store,
                     .push = MakeHttpTransport(hanging.url()),
                     .pull = MakeHttpTransport(hanging.url()),
                     .identity = {KeyPair::Generate(random), running.hub().key().public_key(),
                                  store.Identity().device},
                     .clock = clock,
                     .random = random,
                     .log = *log,
                     .on_change = [] {}});
  worker.Start();
  while (hanging.visits() == 0) std::this_thread::yield();
  const auto begin = std::chrono::steady_clock::now();
  worker.Stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(2000));
  EXPECT_FALSE(worker.state().online);
}

// A way to the hub on which the first request is lost.
class FirstLost final : public Transport {
 public:
  explicit FirstLost(const std::string& url) : way_(MakeHttpTransport(url)) {}
  Result<HttpResponse> Send(const HttpRequest& request) override {
    if (!lost_.exchange(true)) return Fail(ErrorKind::kUnavailable, "lost");
    return way_->Send(request);
  }
  void Cancel() override { way_->Cancel(); }
  bool has_lost() const { return lost_; }

 private:
  std::unique_ptr<Transport> way_;
  std::atomic<bool> lost_ = false;
};

// One on which no answer ever comes.
class Silence final : public Transport {
 public:
  Result<HttpResponse> Send(const HttpRequest&) override {
    ended_.wait(false);
    return Fail(ErrorKind::kUnavailable, "ended");
  }
  void Cancel() override {
    ended_ = true;
    ended_.notify_all();
  }

 private:
  std::atomic<bool> ended_ = false;
};

// Nothing waits to be sent: only the greeting, asked again, can tell that the hub is there.
TEST(SyncWorkerTest, AGreetingThatFoundNoAnswerIsSentAgain) {
  TempFolder hub_folder;
  RunningHub running(hub_folder.path());
  SystemClock clock;
  SystemRandom random;
  const auto log = MakeSilentLog();
  TempFolder folder;
  StoreThread store(StationStore::Open({folder.path(), true}, clock, random, *log).value(), [] {});
  auto identity = Enrol(*MakeHttpTransport(running.url()), folder.path(),
                        running.hub().NewEnrolCode("hall").value(), "hall", store.Identity().device,
                        clock, random);
  auto push = std::make_unique<FirstLost>(running.url());
  const FirstLost& way = *push;
  SyncWorker worker({.door = store,
                     .push = std::move(push),
                     .pull = std::make_unique<Silence>(),
                     .identity = std::move(identity.value()),
                     .clock = clock,
                     .random = random,
                     .log = *log,
                     .on_change = [] {}});
  worker.Start();
  while (!way.has_lost()) std::this_thread::yield();
  const auto end = std::chrono::steady_clock::now() + seconds(20);
  while (!worker.state().online && std::chrono::steady_clock::now() < end) {
    worker.Nudge();
    std::this_thread::yield();
  }
  EXPECT_TRUE(worker.state().online);
  worker.Stop();
}

}  // namespace
}  // namespace oneflower
