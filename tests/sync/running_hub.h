// A hub on a real socket, for tests of the wire.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <thread>

#include "shared/store/community_file.h"
#include "sync/hub/http_server.h"
#include "tests/support/twins.h"
#include "tests/sync/hand_made_station.h"

namespace oneflower {

// The machine's clock, which a test can put forward. Safe from every thread.
class PutForwardClock final : public Clock {
 public:
  int64_t WallMs() const override { return real_.WallMs(); }
  int64_t MonotonicMs() const override { return real_.MonotonicMs() + ahead_ms; }

  std::atomic<int64_t> ahead_ms = 0;

 private:
  SystemClock real_;
};

// Ends with its scope, as a hub that was told to stop; another one may then go on in its folder and
// on its port.
class RunningHub {
 public:
  explicit RunningHub(const std::filesystem::path& folder, int port = 0, bool at_once = true) {
    community_.publish_at_once = at_once;
    hub_ = Hub::Open({folder, at_once}, clock, random_, *log_).value();
    const std::filesystem::path assets = ONEFLOWER_SOURCE_DIR "/assets";
    pages_ = StoryPages::Open(hub_->database(), assets / "strings", community_).value();
    routes_ = std::make_unique<HubRoutes>(*hub_, pages_.get(), clock, *log_);
    server_ = std::make_unique<HttpServer>(*routes_, clock, *log_);
    port_ = server_->Bind({"127.0.0.1", port});
    note_.emplace(AddressFile::Write(folder, {"127.0.0.1", port_}).value());
    thread_ = std::thread([this] { server_->Run(); });
  }
  ~RunningHub() {
    server_->Stop();
    thread_.join();
  }
  RunningHub(const RunningHub&) = delete;
  RunningHub& operator=(const RunningHub&) = delete;

  Hub& hub() { return *hub_; }
  int port() const { return port_; }
  // Until a station waits for news here.
  void AwaitPoll() {
    while (routes_->Waiting() == 0) std::this_thread::yield();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  PutForwardClock clock;

 private:
  SystemRandom random_;
  std::unique_ptr<Log> log_ = MakeSilentLog();
  Community community_{.name = {"社区", "Community"}, .hall = {"议事厅", "Hall"}};
  std::unique_ptr<Hub> hub_;
  std::unique_ptr<StoryPages> pages_;
  std::unique_ptr<HubRoutes> routes_;
  std::unique_ptr<HttpServer> server_;
  std::optional<AddressFile> note_;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace oneflower
