// A line that dies every 200 KB: ten megabytes arrive whole, and no byte goes over it three times.
#include <gtest/gtest.h>

#include <map>
#include <mutex>

#include "shared/store/reader.h"
#include "shared/store/station_store.h"
#include "sync/client/exchange.h"
#include "sync/client/http_transport.h"
#include "sync/client/media_exchange.h"
#include "tests/support/some_media.h"
#include "tests/sync/misbehaving_server.h"
#include "tests/sync/raw_client.h"
#include "tests/sync/running_hub.h"

namespace oneflower {
namespace {

constexpr size_t kLineLife = 200'000;  // bytes, both ways
constexpr size_t kVoiceBytes = 10 << 20;

int ConnectTo(int port) {
  const int line = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(connect(line, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  return line;
}

// Hands bytes on in both directions until so many went through, then hangs up in the middle. Counts
// how often each chunk was sent or asked for: curl repeats by itself what broke off.
class CuttingProxy {
 public:
  explicit CuttingProxy(int port) : port_(port), thread_([this] { Serve(); }) {}
  ~CuttingProxy() {
    listener_.Stop();
    thread_.join();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(listener_.port()); }
  int cuts() const { return cuts_; }
  std::map<int, int> TakeChunks() {
    const std::lock_guard guard(mutex_);
    return std::exchange(chunks_, {});
  }

 private:
  static constexpr std::string_view kChunks = "/chunks/";

  void Serve() {
    while (true) {
      const int near = accept(listener_.socket_number(), nullptr, nullptr);
      if (near < 0) return;
      const int far = ConnectTo(port_);
      size_t left = kLineLife;
      asked_.clear();
      while (left > 0 && Forward(near, far, left)) {
      }
      if (left == 0) ++cuts_;
      close(near);
      close(far);
    }
  }
  bool Forward(int near, int far, size_t& left) {
    std::array<pollfd, 2> ends = {pollfd{near, POLLIN, 0}, pollfd{far, POLLIN, 0}};
    if (poll(ends.data(), ends.size(), 20'000) <= 0) return false;
    for (const auto& [from, to] : {std::pair{0, far}, std::pair{1, near}}) {
      if (ends.at(from).revents == 0) continue;
      std::array<char, 8192> bytes;
      const ssize_t count = recv(ends.at(from).fd, bytes.data(), std::min(bytes.size(), left), 0);
      if (count <= 0) return false;
      if (send(to, bytes.data(), static_cast<size_t>(count), MSG_NOSIGNAL) != count) return false;
      left -= static_cast<size_t>(count);
      if (from == 0) CountChunks({bytes.data(), static_cast<size_t>(count)});
    }
    return true;
  }
  // In the request's first line alone a path is written.
  void CountChunks(std::string_view bytes) {
    const std::lock_guard guard(mutex_);
    asked_ += bytes;
    size_t at = 0;
    while ((at = asked_.find(kChunks)) != std::string::npos) {
      const size_t end = asked_.find_first_of("? ", at);
      if (end == std::string::npos) return;  // the rest of it is still to come
      ++chunks_[std::atoi(asked_.c_str() + at + kChunks.size())];
      asked_.erase(0, end);
    }
    asked_.erase(0, asked_.size() - std::min(asked_.size(), kChunks.size()));
  }

  int port_;
  Listener listener_;
  std::atomic<int> cuts_ = 0;
  std::mutex mutex_;
  std::string asked_;  // the end of what went up
  std::map<int, int> chunks_;
  std::thread thread_;
};

// A station on that line, without threads.
struct Outpost {
  Outpost(Hub& hub, const std::string& url)
      : way(MakeHttpTransport(url)),
        identity{KeyPair::Generate(random), hub.key().public_key(), ""} {
    store = StationStore::Open({folder.path(), true}, clock, random, *log).value();
    identity.device = store->Identity().device;
    const auto code = hub.NewEnrolCode("outpost").value();
    EXPECT_TRUE(hub.Enrol({code, identity.device, "outpost", identity.key.public_key()}));
  }
  void SyncText() {
    Exchange exchange(*store, *way, identity, clock, random);
    for (int i = 0; i < 6; ++i) {
      exchange.PushOnce();
      exchange.PullOnce(0);
    }
  }
  void Carry() {
    MediaExchange media(*store, *way, identity, clock, random, *log);
    int idle = 0;
    for (int i = 0; i < 2'000 && idle < 2; ++i) {
      idle = media.StepOnce().kind == ExchangeResult::Kind::kIdle ? idle + 1 : 0;
    }
  }
  TempFolder folder;
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<Log> log = MakeSilentLog();
  std::unique_ptr<Transport> way;
  std::unique_ptr<StationStore> store;
  HubIdentity identity;
};

void ExpectNoChunkThrice(const std::map<int, int>& chunks) {
  EXPECT_EQ(chunks.size(), static_cast<size_t>(ChunksIn(kVoiceBytes)));
  int again = 0;
  for (const auto& [chunk, times] : chunks) {
    EXPECT_LE(times, 2) << "chunk " << chunk;
    again += times - 1;
  }
  EXPECT_GT(again, 20) << "the line was cut in the middle of some";
}

TEST(CutLine, TenMegabytesArriveWholeAndNoByteGoesOverThrice) {
  TempFolder folder;
  RunningHub running(folder.path());
  CuttingProxy line(running.port());
  Outpost hall(running.hub(), line.url());
  Outpost theatre(running.hub(), line.url());
  const MediumBytes voice = SomeVoice(kVoiceBytes, 1);
  ASSERT_TRUE(hall.store->Execute(PlantProposal{.visit = {"v"}, .media = {voice}}));
  for (Outpost* station : {&hall, &theatre}) {
    station->SyncText();
    station->Carry();
    ExpectNoChunkThrice(line.TakeChunks());
  }
  EXPECT_EQ(theatre.store->Blobs().Read(BlobId(voice.bytes)).value(), voice.bytes);
  EXPECT_GT(line.cuts(), 90);
}

}  // namespace
}  // namespace oneflower
