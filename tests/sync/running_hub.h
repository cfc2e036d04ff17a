// A hub on a real socket, and a station that speaks with it, for tests of the wire.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include "shared/base/ids.h"
#include "shared/store/community_file.h"
#include "sync/hub/http_server.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/http_signature.h"
#include "tests/support/twins.h"

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
    note_.emplace(ListeningNote::Write(folder, {"127.0.0.1", port_}).value());
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
  std::optional<ListeningNote> note_;
  int port_ = 0;
  std::thread thread_;
};

// A station without a database: makes events and signs requests by hand.
class HandMadeStation {
 public:
  explicit HandMadeStation(Hub& hub) : device(NewId(SystemClock().WallMs(), random_)) {
    const std::string code = hub.NewEnrolCode("hand-made").value();
    hub.Enrol({code, device, "hand-made", key.public_key()}).value();
  }

  // The next planting of its chain.
  StoredEvent Plant(const std::string& text, std::vector<Medium> media = {},
                    std::optional<ModelOrigin> model = {}) {
    planted = {.proposal = NewId(SystemClock().WallMs(), random_),
               .slip_code = NewSlipCode(random_),
               .text = text,
               .topic = "safety",
               .media = std::move(media),
               .model = std::move(model)};
    const Event event{.id = NewId(SystemClock().WallMs(), random_),
                      .device = device,
                      .seq = ++seq_,
                      .at = {SystemClock().WallMs(), 0},
                      .actor = {"somebody", "visit"},
                      .payload = planted};
    StoredEvent stored{.raw = EncodeEvent(event), .prev = head_};
    stored.hash = head_ = EventHash(head_, stored.raw);
    return stored;
  }

  // A push of those events, of which the last is the newest of the chain.
  HttpRequest Push(const std::vector<StoredEvent>& events) {
    const int64_t first = seq_ - static_cast<int64_t>(events.size()) + 1;
    return Sign({.method = "POST",
                 .target = "/v1/push",
                 .body = Gzip(Encode(PushRequest{device, 1, first, events}))});
  }
  HttpRequest Feed(int64_t after, int wait_seconds) {
    return Sign({.method = "GET",
                 .target = "/v1/feed?after=" + std::to_string(after) +
                           "&wait=" + std::to_string(wait_seconds)});
  }

  HttpRequest Sign(HttpRequest request, int64_t seconds_ago = 0) {
    const int64_t now = SystemClock().WallMs() / 1000;
    nonce = NewId(now * 1000, random_);
    request.headers.merge(SignRequest(PartsOf(request), key, device, now - seconds_ago, nonce));
    return request;
  }

 private:
  SystemRandom random_;
  int64_t seq_ = 0;
  Hash head_{};

 public:
  KeyPair key = KeyPair::Generate(random_);
  std::string device;
  std::string nonce;        // of the last request signed
  ProposalPlanted planted;  // the last one
};

}  // namespace oneflower
