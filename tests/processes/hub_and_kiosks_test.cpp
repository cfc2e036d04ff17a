// The real programs with a hub between them, killed where it hurts most.
#include <gtest/gtest.h>
#include <httplib.h>
#include <signal.h>

#include <set>
#include <thread>

#include "shared/domain/event.h"
#include "shared/store/database.h"
#include "shared/store/event_log.h"
#include "shared/store/station_store.h"
#include "tests/processes/programs.h"

namespace oneflower {
namespace {

class HubAndKiosks : public Hall {
 protected:
  HubProgram hub_{Folder("hub")};
  StationMachine hall_{Folder("hall")};
};

// What residents said at a station before its kiosk is started.
void Plant(const std::filesystem::path& folder, const std::vector<std::string>& texts) {
  const SystemClock clock;
  SystemRandom random;
  const auto log = MakeSilentLog();
  const auto store = StationStore::Open({folder, true}, clock, random, *log);
  ASSERT_TRUE(store) << store.error().detail;
  for (const std::string& text : texts) {
    ASSERT_TRUE((*store)->Execute(PlantProposal{{"v"}, text, "safety", "桂花", ""}));
  }
}

// The time from the moment the first is true until the second is, both looked at all the while.
std::optional<milliseconds> TimeBetween(const std::function<bool()>& first,
                                        const std::function<bool()>& second) {
  if (!Eventually(first)) return std::nullopt;
  const auto start = std::chrono::steady_clock::now();
  if (!Eventually(second)) return std::nullopt;
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
}

TEST_F(HubAndKiosks, AProposalPlantedAtOneScreenIsOnTheOthersWallWithinTwoSeconds) {
  hub_.Start();
  StationMachine theatre(Folder("theatre"));
  hall_.UseHub(hub_.url(), hub_.NewCode("hall"));
  theatre.UseHub(hub_.url(), hub_.NewCode("theatre"));
  hall_.Play(ReadyDraft() + "expect 已联网\nshot ready\nwait 2000\ntap plant\nexpect " +
             kThanksWords);
  ASSERT_TRUE(hall_.Reaches("ready"));
  // The hand stays above the button until somebody stands before the other wall.
  hall_.kiosk().Send(SIGSTOP);
  theatre.Play(std::string("expect 已联网\ntap wall\ntap view.list\nabsent ") + kDraft +
               "\nshot before\nexpect " + kDraft + "\nshot after\n");
  ASSERT_TRUE(theatre.Reaches("before"));
  hall_.kiosk().Send(SIGCONT);
  const auto way = TimeBetween([&] { return hall_.Wall().size() == 1; },
                               [&] { return theatre.Wall().size() == 1; });
  ASSERT_TRUE(way);
  RecordProperty("milliseconds", std::to_string(way->count()));
  EXPECT_LT(*way, seconds(2));
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_TRUE(theatre.Finishes());
  EXPECT_EQ(hub_.Wall(), std::vector<std::string>{kDraft});
}

TEST_F(HubAndKiosks, WhatWasThankedForSurvivesThePowerCutAndReachesTheHubOnce) {
  hub_.Start();
  hall_.UseHub(hub_.url(), hub_.NewCode("hall"));
  hall_.Play("expect 已联网\nshot online\nwait 2000\n" + PlantDraft() +
             "shot thanked\nwait 60000\n");
  ASSERT_TRUE(hall_.Reaches("online"));
  hub_.Kill();  // so that nothing has left this machine when the power goes
  ASSERT_TRUE(hall_.Reaches("thanked"));
  hall_.Kill();
  EXPECT_EQ(hub_.Wall().size(), 0U);
  hub_.Start();
  hall_.Play(std::string("tap wall\ntap view.list\nexpect ") + kDraft +
             "\nshot wall\nexpect 已联网\n");
  ASSERT_TRUE(Eventually([&] { return hub_.Wall().size() == 1; }));
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_EQ(hall_.Wall(), std::vector<std::string>{kDraft});
  EXPECT_EQ(hall_.Waiting(), 0);
  EXPECT_EQ(hub_.Wall(), std::vector<std::string>{kDraft});
  EXPECT_EQ(EventsIn(hub_.database(), "proposal_planted"), 1);
  EXPECT_EQ(EventsIn(hall_.database(), "proposal_planted"), 1);
}

TEST_F(HubAndKiosks, AHubThatComesBackFindsTheQueueAndTheChipSaysSo) {
  hub_.Start();
  const std::string code = hub_.NewCode("hall");
  hub_.Kill();
  // Even the first start needs no hub: the code is handed in when there is one.
  hall_.UseHub(hub_.url(), code);
  hall_.Play("expect 离线\n" + PlantDraft() + "expect 离线 · 1 条待送\n");
  ASSERT_TRUE(hall_.Finishes());
  hall_.Play("expect 离线 · 1 条待送\nshot offline\nexpect 已联网\nabsent 条待送\n");
  ASSERT_TRUE(hall_.Reaches("offline"));
  EXPECT_EQ(hall_.Waiting(), 1);
  hub_.Start();
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_EQ(hub_.Wall(), std::vector<std::string>{kDraft});
  EXPECT_EQ(hall_.Waiting(), 0);
}

// A station's question for news waits 25 seconds for its answer, and its connections stay open.
TEST_F(HubAndKiosks, AHubThatIsToldToStopDoesSoAtOnceWhileStationsWaitForNews) {
  hub_.Start();
  hall_.UseHub(hub_.url(), hub_.NewCode("hall"));
  hall_.Play("expect 已联网\nshot online\nexpect 离线\n");
  ASSERT_TRUE(hall_.Reaches("online"));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(hub_.Stop(), 0);
  EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(3));
  EXPECT_TRUE(hall_.Finishes());
}

// Several days of a hall that had no network.
constexpr int kManyEvents = 2'000;

void PlantMany(const std::filesystem::path& folder) {
  std::vector<std::string> texts;
  for (int i = 0; i < kManyEvents; ++i) texts.push_back("第" + std::to_string(i) + "条建议");
  Plant(folder, texts);
}

// Every event of the hub in its chain's order: no gap, each with the hash it should have, once.
void ExpectWholeChain(const std::filesystem::path& database) {
  const auto opened = Database::Open(database, Database::Mode::kReader);
  ASSERT_TRUE(opened);
  Statement device = (*opened)->Prepare("SELECT DISTINCT device FROM event WHERE seq > 1");
  ASSERT_TRUE(device.Step().value());
  const auto chain = EventLog(**opened).After(device.Text(0), 1, 0, kManyEvents * 2, SIZE_MAX);
  ASSERT_TRUE(chain);
  ASSERT_EQ(chain->size(), static_cast<size_t>(kManyEvents));
  Hash before{};
  int64_t seq = 0;
  std::set<std::string> ids;
  for (const StoredEvent& stored : *chain) {
    ASSERT_EQ(stored.prev, before);
    ASSERT_EQ(EventHash(stored.prev, stored.raw), stored.hash);
    const auto event = DecodeEvent(stored.raw);
    ASSERT_TRUE(event);
    ASSERT_EQ(event->seq, ++seq);
    ids.insert(event->id);
    before = stored.hash;
  }
  EXPECT_EQ(ids.size(), chain->size());
}

TEST_F(HubAndKiosks, HubAndHallKilledInTheMiddleOfAPushHaveEverythingOnceInTheEnd) {
  PlantMany(hall_.data());
  hub_.Start();
  StationMachine theatre(Folder("theatre"));
  hall_.UseHub(hub_.url(), hub_.NewCode("hall"));
  theatre.UseHub(hub_.url(), hub_.NewCode("theatre"));
  theatre.StartUnattended();
  hall_.StartUnattended();
  const auto arrived = [&] { return EventsIn(hub_.database(), "proposal_planted"); };
  for (int64_t before = 0, cut = 0; cut < 4; ++cut) {
    const bool at_hub = cut % 2 == 0;
    ASSERT_TRUE(Eventually([&] { return arrived() > before; }));
    at_hub ? hub_.Kill() : hall_.Kill();
    before = arrived();
    ASSERT_LT(before, kManyEvents) << "all had arrived already: nothing was cut";
    at_hub ? hub_.Start() : hall_.StartUnattended();
  }
  ASSERT_TRUE(Eventually([&] { return hall_.Waiting() == 0; }));
  EXPECT_EQ(arrived(), kManyEvents);
  EXPECT_EQ(hub_.Wall().size(), static_cast<size_t>(kManyEvents));
  ExpectWholeChain(hub_.database());
  ASSERT_TRUE(Eventually([&] { return hall_.Wall() == hub_.Wall(); }));
  EXPECT_TRUE(Eventually([&] { return theatre.Wall() == hub_.Wall(); }));
}

// A network that answers every request with its own page, as hotels and stations do.
class CaptivePortal {
 public:
  explicit CaptivePortal(int status = 200, int port = 0) {
    const auto page = [this, status](const httplib::Request&, httplib::Response& response) {
      ++answers_;
      response.status = status;
      response.set_content("<html><body>Welcome to our WiFi</body></html>", "text/html");
    };
    server_.Get(".*", page);
    server_.Post(".*", page);
    server_.set_keep_alive_max_count(1);  // nobody keeps it from its end
    port_ = port;
    if (port == 0) port_ = server_.bind_to_any_port("127.0.0.1");
    EXPECT_TRUE(port == 0 || server_.bind_to_port("127.0.0.1", port));
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  ~CaptivePortal() {
    server_.stop();
    thread_.join();
  }
  CaptivePortal(const CaptivePortal&) = delete;
  CaptivePortal& operator=(const CaptivePortal&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  int answers() const { return answers_; }

 private:
  httplib::Server server_;
  std::atomic<int> answers_ = 0;
  int port_ = 0;
  std::thread thread_;
};

TEST_F(HubAndKiosks, ACaptivePortalIsNoHubAndNothingIsLostInIt) {
  const CaptivePortal portal;
  hub_.Start();
  const std::string code = hub_.NewCode("hall");
  // It stands before the enrolment …
  hall_.UseHub(portal.url(), code);
  hall_.Play(PlantDraft() + "expect 离线 · 1 条待送\n");
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_GT(portal.answers(), 0);
  EXPECT_FALSE(std::filesystem::exists(hall_.data() / "hub.json"));
  hall_.UseHub(hub_.url(), code);
  hall_.Play("expect 已联网\nabsent 条待送\n");
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_EQ(hub_.Wall().size(), 1U);
  // … and before everything after it.
  const int answers = portal.answers();
  hall_.UseHub(portal.url());
  hall_.Play(PlantDraft() + "expect 离线 · 1 条待送\n");
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_GT(portal.answers(), answers);
  EXPECT_EQ(hall_.Waiting(), 1);
  EXPECT_EQ(hall_.Wall().size(), 2U);
}

TEST_F(HubAndKiosks, AForbiddingPortalBeforeTheEnrolmentIsTriedAgain) {
  hub_.Start();
  hall_.UseHub(hub_.url(), hub_.NewCode("hall"));
  hub_.Kill();
  {
    const CaptivePortal portal(403, hub_.port());
    hall_.Play(PlantDraft() + "expect 已联网\nabsent 条待送\n");
    ASSERT_TRUE(Eventually([&] { return portal.answers() >= 2; }));
  }
  hub_.Start();
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_EQ(hub_.Wall(), std::vector<std::string>{kDraft});
}

TEST_F(HubAndKiosks, AnAddressThatDoesNotExistKeepsNobodyFromPlanting) {
  hall_.UseHub("http://no-such-hub.invalid:8420", "AAAA-AAAA-AAAA");
  hall_.Play(PlantDraft() + "expect 离线 · 1 条待送\n");
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_EQ(hall_.Wall(), std::vector<std::string>{kDraft});
}

TEST_F(HubAndKiosks, DamagedFilesOfTheEnrolmentAreLeftToStaffAndTheStationWorksAlone) {
  hub_.Start();
  WriteFile(hall_.data() / "station.key", "no key at all\n");
  WriteFile(hall_.data() / "hub.json", "{\"hub_key\": 12");
  hall_.UseHub(hub_.url(), hub_.NewCode("hall"));
  hall_.Play(PlantDraft() + "expect 离线 · 1 条待送\n");
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_TRUE(hall_.kiosk().err().contains("no way to the hub: ")) << hall_.kiosk().err();
  EXPECT_TRUE(ReadFile(hall_.data() / "kiosk.log").contains("no way to the hub: "));
  EXPECT_EQ(ReadFile(hall_.data() / "station.key"), "no key at all\n");
  EXPECT_EQ(ReadFile(hall_.data() / "hub.json"), "{\"hub_key\": 12");
}

}  // namespace
}  // namespace oneflower
